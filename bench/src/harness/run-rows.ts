import type { BenchContext } from './context.js';
import { meets, ratioOf } from './judge.js';
import type { Result, Row } from './row.js';

/** Measures rows one after another. One that throws is told as failed, and the others go on. */
export async function runRows(
  context: BenchContext,
  rows: readonly Row[],
  onResult: (result: Result) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const row of rows) {
    const result = await runRow(context, row);
    results.push(result);
    onResult(result);
  }
  return results;
}

async function runRow(context: BenchContext, row: Row): Promise<Result> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1_000;
  try {
    try {
      const measurement = await row.measure(context);
      const ok = meets(row.goal, measurement);
      return { row, measurement, ratio: ratioOf(measurement), ok, failure: null, seconds: seconds() };
    } finally {
      await context.endRow();
    }
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { row, measurement: null, ratio: null, ok: null, failure, seconds: seconds() };
  }
}
