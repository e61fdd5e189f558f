/** A name as names are compared when one searches for them. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}

/** What an account is found by the beginning of: its username, its name, and the name from each of its words on. */
export function searchNamesOf(account: { username: string; displayName: string }): string[] {
  const words = foldName(account.displayName).split(' ');
  const names = words.map((_, index) => words.slice(index).join(' '));
  return [...new Set([account.username, ...names])].filter((name) => name !== '');
}

/** A pattern for what begins with the text, whatever characters it has. */
export function startsWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}`);
}
