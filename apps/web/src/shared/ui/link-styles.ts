/** A link in running text. */
export const linkStyles =
  'rounded-control font-medium text-accent-ink underline decoration-accent-ink/40 underline-offset-2 hover:decoration-accent-ink';
