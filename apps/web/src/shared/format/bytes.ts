import { perLocale } from './per-locale';

const units = ['B', 'KB', 'MB', 'GB'];
const wholeFormat = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const tenthsFormat = perLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** A size as people read it: "812 B", "1.4 MB". */
export function byteSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  const format = unit === 0 || value >= 10 ? wholeFormat() : tenthsFormat();
  return `${format.format(value)} ${units[unit]}`;
}
