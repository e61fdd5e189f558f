import { fanOutRows } from './fan-out/rows.js';
import type { Row } from './harness/row.js';
import { loadRows } from './load/rows.js';
import { readRows } from './reads/rows.js';
import { redisRows } from './redis/rows.js';
import { transportRows } from './transport/rows.js';
import { writeRows } from './write/rows.js';

/** Everything that is measured, in the order of the report. */
export const rows: readonly Row[] = [
  ...fanOutRows,
  ...writeRows,
  ...transportRows,
  ...readRows,
  ...redisRows,
  ...loadRows,
];
