import type { Goal, Measurement } from './row.js';

/** The ratio of a measurement: the one it brought, or that of its two figures. */
export function ratioOf({ ours, baseline, ratio }: Measurement): number | null {
  if (ratio !== undefined) return ratio;
  return baseline === null || baseline === 0 ? null : ours / baseline;
}

/** Whether a measurement reaches its goal. A figure that is no number never does. */
export function meets(goal: Goal, measurement: Measurement): boolean {
  const figure = goal.of === 'ours' ? measurement.ours : ratioOf(measurement);
  if (figure === null || Number.isNaN(figure)) return false;
  if (goal.comparator === '>=') return figure >= goal.value;
  if (goal.comparator === '<=') return figure <= goal.value;
  return figure === goal.value;
}
