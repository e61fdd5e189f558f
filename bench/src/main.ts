import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BenchContext } from './harness/context.js';
import { type Options, parseOptions } from './harness/options.js';
import type { Row } from './harness/row.js';
import { runRows } from './harness/run-rows.js';
import { toJson } from './report/json.js';
import { serverReport, webReport, writeReport } from './report/markdown.js';
import { table } from './report/table.js';
import { rows } from './rows.js';
import { longRow, webRows } from './web/rows.js';

const REPORT = fileURLToPath(new URL('../../docs/performance', import.meta.url));
/** npm starts a workspace's script in its folder; paths are meant from where npm was called. */
const calledFrom = process.env.INIT_CWD ?? process.cwd();

const options = readOptions();
await measure(options);
// Drivers keep timers for a while; everything that was started has been ended.
process.exit();

function readOptions(): Options {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

async function measure(options: Options): Promise<void> {
  const context = new BenchContext(options.quick, (sentence) => console.error(sentence));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.error('Ending what was started.');
      void context.end().finally(() => process.exit(130));
    });
  }
  const chosen = choose(options);
  const results = await runRows(context, chosen, ({ row, failure, seconds }) => {
    console.error(`${row.id}: ${failure ?? 'measured'} (${seconds.toFixed(1)} s)`);
  }).finally(() => context.end());
  console.log(`\n${table(results)}`);
  if (options.json !== null) await writeFile(resolve(calledFrom, options.json), toJson(results));
  const isFull = !options.quick && options.only === null;
  if (isFull) await writeReport(REPORT, options.web ? webReport : serverReport, results);
  if (results.some(({ failure }) => failure !== null)) process.exitCode = 1;
}

function choose({ only, quick, web, long }: Options): Row[] {
  const all = web ? [...webRows, ...(long ? [longRow] : [])] : rows;
  const unknown = only?.filter((id) => !all.some((row) => row.id === id)) ?? [];
  if (unknown.length > 0) {
    console.error(`There are no rows ${unknown.join(', ')}. There are ${all.map(({ id }) => id).join(', ')}.`);
    process.exit(2);
  }
  return all.filter((row) => (only ? only.includes(row.id) : !quick || !row.fullOnly));
}
