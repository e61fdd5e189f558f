import { createContext, useContext } from 'react';

/** Ways through the history of a room. */
interface Jumps {
  /** Goes to the first message at or after a time. */
  jump: (at: Date) => void;
  /** When the room began. */
  since: Date;
}

const JumpsContext = createContext<Jumps | null>(null);

export const JumpToDateProvider = JumpsContext.Provider;

/** How to go to a date here; null where that is not offered. */
export function useJumpToDate(): Jumps | null {
  return useContext(JumpsContext);
}

/** The beginning of a day, so many days or months before another. */
export function dayBefore(now: Date, { days = 0, months = 0 }: { days?: number; months?: number }): Date {
  const month = new Date(now.getFullYear(), now.getMonth() - months, 1);
  // The 31st has no counterpart in a short month: its last day is meant.
  const last = new Date(month.getFullYear(), month.getMonth() + 1, 0).getDate();
  return new Date(month.getFullYear(), month.getMonth(), Math.min(now.getDate(), last) - days);
}

/** A day as fields for dates hold it, "2026-05-01". */
export function dateValue(date: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** The beginning of the day that such a field holds; null while it holds none. */
export function dateOfValue(value: string): Date | null {
  const [year, month, day] = value.split('-').map(Number);
  return year && month && day ? new Date(year, month - 1, day) : null;
}
