const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** The address as it may be followed, or null: nothing but http, https and mailto ever becomes a link. */
export function safeAddress(written: string): string | null {
  try {
    const url = new URL(written);
    // A name before an @ makes an address look like another one's.
    return ALLOWED.has(url.protocol) && url.username === '' && url.password === '' ? url.href : null;
  } catch {
    return null;
  }
}
