import type { words } from './words';

/** When a status goes by itself, as one chooses it. */
export type StatusEnd = keyof typeof words.ends;

const MINUTE_MS = 60_000;
const minutes: Partial<Record<StatusEnd, number>> = { half: 30, hour: 60, four: 240 };

/** The moment at which a choice lets a status end; null for none. */
export function momentOf(end: StatusEnd, now: Date): Date | null {
  const after = minutes[end];
  if (after !== undefined) return new Date(now.getTime() + after * MINUTE_MS);
  if (end === 'never') return null;
  // A week ends with its Sunday.
  const days = end === 'week' ? (7 - now.getDay()) % 7 : 0;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 23, 59, 59);
}
