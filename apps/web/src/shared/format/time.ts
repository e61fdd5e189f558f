import { words } from '../words';
import { perLocale } from './per-locale';

const clockFormat = perLocale((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }));
const weekdayFormat = perLocale((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long' }));
const dayFormat = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
);
const yearFormat = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }),
);
const momentFormat = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);
const fullFormat = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }));

/** A day as one number that rises by one at each local midnight. */
export function dayNumber(date: Date): number {
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}

/** Whether two moments fall on the same day where the reader is. */
export function isSameDay(one: Date, other: Date): boolean {
  return dayNumber(one) === dayNumber(other);
}

/** "Today", "Yesterday", a weekday within the last week, else the date. */
export function dayName(date: Date, now: Date = new Date()): string {
  const age = dayNumber(now) - dayNumber(date);
  if (age === 0) return words.today;
  if (age === 1) return words.yesterday;
  if (age > 1 && age < 7) return weekdayFormat().format(date);
  return date.getFullYear() === now.getFullYear() ? dayFormat().format(date) : yearFormat().format(date);
}

/** The time of day, "10:04". */
export function clockTime(date: Date): string {
  return clockFormat().format(date);
}

/** Date and time in full, for a tooltip. */
export function fullTime(date: Date): string {
  return fullFormat().format(date);
}

/** A day with its year, as one writes it in a sentence. */
export function dateName(date: Date): string {
  return yearFormat().format(date);
}

/** A moment as short as it can be: the time of today, else the day too. */
export function shortMoment(date: Date, now: Date = new Date()): string {
  return isSameDay(date, now) ? clockTime(date) : momentFormat().format(date);
}
