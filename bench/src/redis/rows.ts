import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from '../harness/child.js';
import { type BenchContext, shared } from '../harness/context.js';
import type { Row } from '../harness/row.js';
import { median } from '../harness/statistics.js';
import type { BusHandlers } from './bus.child.js';

const PER_SECOND = 5_000;

const hops = shared(async (context: BenchContext) => {
  const { rounds, milliseconds } = context.effort;
  const url = await context.redis();
  const start = () => Child.start<BusHandlers>(context, new URL('./bus.child.ts', import.meta.url));
  const [from, to] = [start(), start()];
  await Promise.all([from.ask('connect', url), to.ask('connect', url)]);
  await from.ask('publish', { perSecond: PER_SECOND, milliseconds: 1_000 });
  const figures: { p50: number; p99: number }[] = [];
  let lost = 0;
  for (let round = 0; round < rounds; round += 1) {
    await to.ask('listen', undefined);
    const said = await from.ask('publish', { perSecond: PER_SECOND, milliseconds: Math.max(1_500, milliseconds) });
    await sleep(200);
    const heard = await to.ask('heard', undefined);
    lost += said - heard.count;
    figures.push(heard);
  }
  const note = `${PER_SECOND} events a second of 400 bytes between two processes, ${lost} lost; medians of ${rounds} rounds`;
  return { p50: median(figures.map(({ p50 }) => p50)), p99: median(figures.map(({ p99 }) => p99)), note };
});

function hopRow(which: 'p50' | 'p99', most: number): Row {
  return {
    id: `redis-hop-${which}`,
    title: `The way of an event over the bus through Redis to another server, ${which}`,
    goal: { text: `≤ ${most} ms`, comparator: '<=', value: most, of: 'ours' },
    async measure(context) {
      const measured = await hops(context);
      return { ours: measured[which], baseline: null, unit: 'ms', note: measured.note };
    },
  };
}

/** What Redis adds between servers. */
export const redisRows: Row[] = [hopRow('p50', 0.5), hopRow('p99', 6)];
