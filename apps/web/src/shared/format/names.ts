import { words } from '../words';
import { perLocale } from './per-locale';

const HUES = 12;
const listFormat = perLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** Up to two letters that stand for a name. */
export function initialsOf(name: string): string {
  const parts = name
    .trim()
    .split(/[\s._-]+/u)
    .filter(Boolean);
  const first = [...(parts[0] ?? '?')][0] ?? '?';
  const last = parts.length > 1 ? ([...(parts.at(-1) ?? '')][0] ?? '') : ([...(parts[0] ?? '')][1] ?? '');
  const letters = first + last;
  return parts.length > 1 ? letters.toLocaleUpperCase() : first.toLocaleUpperCase() + last.toLocaleLowerCase();
}

/** One of twelve hues, always the same for the same id. */
export function hueOf(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % HUES;
}

/** "a", "a and b", "a, b and c". */
export function listText(texts: readonly string[]): string {
  return listFormat().format(texts);
}

/** The same for names of which only some are shown: "a, b and 3 others". */
export function listNames(names: readonly string[], shown = 2): string {
  const others = names.length - shown;
  return listText(others > 0 ? [...names.slice(0, shown), words.others(others)] : names);
}

/** "1 member", "12 members". */
export function memberText(count: number): string {
  return words.members(count);
}
