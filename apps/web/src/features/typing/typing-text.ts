import { words } from './words';

/** The line that tells who is typing; empty when nobody is. */
export function typingText(names: readonly string[]): string {
  const [first, second] = names;
  if (first === undefined) return '';
  if (second === undefined) return words.one(first);
  if (names.length === 2) return words.two({ first, second });
  return words.more(names.length);
}
