import { writeWireOutput } from '@confab/api/bench';
import type { Row } from '../harness/row.js';
import { median, medianOfRatios } from '../harness/statistics.js';
import { sampleEvent } from './servers/sample-event.js';

const TIMES = 1_000;

/** Microseconds for each of many times. */
function timed(task: () => unknown): number {
  const began = performance.now();
  for (let time = 0; time < TIMES; time += 1) task();
  return ((performance.now() - began) / TIMES) * 1_000;
}

export const pageWire: Row = {
  id: 'page-wire',
  title: "A page of 50 messages in superjson's format, to JSON.stringify of the same",
  goal: { text: '≤ 2.5', comparator: '<=', value: 2.5, of: 'ratio' },
  async measure({ effort: { rounds } }) {
    const text = 'Words as people write them in a chat, a line or two of them, and then a full stop. ';
    const items = Array.from({ length: 50 }, (_, index) => sampleEvent(text, index + 1).message);
    const page = { items, nextCursor: null, rev: 50 };
    const ours = () => JSON.stringify(writeWireOutput(page));
    const baseline = () => JSON.stringify(page);
    for (const task of [ours, baseline]) timed(task);
    const figures = Array.from({ length: rounds }, () => ({ ours: timed(ours), baseline: timed(baseline) }));
    return {
      ours: median(figures.map((figure) => figure.ours)),
      baseline: median(figures.map((figure) => figure.baseline)),
      ratio: medianOfRatios(figures),
      unit: 'µs',
    };
  },
};
