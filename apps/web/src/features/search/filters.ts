/** What one can narrow a search by in the field. */
export const FILTER_KEYS = ['from', 'in', 'before', 'after', 'has'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** One filter as it was written: `from:anna`. */
export interface Filter {
  key: FilterKey;
  value: string;
}

/** What a message can have, by the word for it in a filter. */
export const HAS = ['file', 'image', 'link', 'pin'] as const;
export type Has = (typeof HAS)[number];

const COMPLETE = /(?:^|\s)(from|in|before|after|has):("[^"]+"|[^\s"]+)(?=\s)/iu;
const UNFINISHED = /(?:^|\s)(from|in|before|after|has):("?)([^"\s]*|(?<=")[^"]*)$/iu;

function isKey(text: string): text is FilterKey {
  return FILTER_KEYS.some((key) => key === text);
}

/** Takes the finished filters out of what was typed. A filter is finished by the space after it. */
export function takeFilters(text: string): { filters: Filter[]; rest: string } {
  const filters: Filter[] = [];
  let rest = text;
  for (;;) {
    const match = COMPLETE.exec(rest);
    const key = match?.[1]?.toLowerCase() ?? '';
    if (!match || !isKey(key)) return { filters, rest };
    filters.push({ key, value: (match[2] ?? '').replaceAll('"', '').replace(/^[#@]/u, '') });
    rest = (rest.slice(0, match.index) + rest.slice(match.index + match[0].length)).replace(/^\s+/u, '');
  }
}

/** The filter at the end of the text that is still being typed, and the text before it. */
export function unfinishedFilter(text: string): (Filter & { before: string }) | null {
  const match = UNFINISHED.exec(text);
  const key = match?.[1]?.toLowerCase() ?? '';
  if (!match || !isKey(key)) return null;
  return { key, value: (match[3] ?? '').replace(/^[#@]/u, ''), before: text.slice(0, match.index).trim() };
}

/** Puts a filter among others; of each kind there is one. */
export function withFilter(filters: readonly Filter[], filter: Filter): Filter[] {
  return [...filters.filter(({ key }) => key !== filter.key), filter];
}

/** A day as it is written in a filter, as the moment at which it begins where the reader is; null if it is none. */
export function dayOf(value: string): Date | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(value);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? date : null;
}

/** A day as one writes it in a filter. */
export function dayText(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
