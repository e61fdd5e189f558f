const HUES = 12;

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

/** "a", "a and b", "a, b and 3 others". */
export function listNames(names: readonly string[], shown = 2): string {
  const [first, second] = names;
  if (first === undefined) return '';
  if (names.length === 1 || second === undefined) return first;
  if (names.length <= shown) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const others = names.length - shown;
  return `${names.slice(0, shown).join(', ')} and ${others} ${others === 1 ? 'other' : 'others'}`;
}

/** "1 member", "12 members". */
export function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
