import type { Result } from '../harness/row.js';

/** The results for other programs. */
export function toJson(results: readonly Result[]): string {
  const rows = results.map(({ row, measurement, ratio, ok, failure }) => ({
    id: row.id,
    goal: row.goal.text,
    ours: measurement?.ours ?? null,
    baseline: measurement?.baseline ?? null,
    ratio,
    ok: ok ?? false,
    unit: measurement?.unit ?? null,
    note: measurement?.note ?? null,
    ...(failure !== null && { failure }),
  }));
  return `${JSON.stringify({ rows }, null, 2)}\n`;
}
