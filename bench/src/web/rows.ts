import type { Channel } from '@confab/shared';
import type { Page } from 'playwright-core';
import type { Measurement, Row } from '../harness/row.js';
import { mean, quantile } from '../harness/statistics.js';
import { stream } from './stream.js';
import { type WebWorld, webWorld } from './world.js';

const MEGABYTE = 1024 ** 2;

/** Calls one of `probes.js` in the page. */
function probe<Answer>(page: Page, call: string): Promise<Answer> {
  return page.evaluate(`probes.${call}`);
}

async function switches(page: Page, rooms: readonly Channel[]): Promise<number[]> {
  const times: number[] = [];
  for (const { id } of rooms) {
    times.push(await probe<number>(page, `switchTo('${id}')`));
    // Until what was put off is done; people do not click faster.
    await page.waitForTimeout(150);
  }
  return times;
}

function spread(times: readonly number[]): Measurement {
  const note = `p95 ${quantile(times, 0.95).toFixed(0)} ms, mean ${mean(times).toFixed(0)} ms, ${times.length} times`;
  return { ours: quantile(times, 0.5), baseline: null, unit: 'ms', note };
}

async function openLive({ page, live, writing }: WebWorld): Promise<void> {
  await writing.api.messages.send.mutate({ roomId: live.id, body: 'Here we are.' });
  await probe(page, `switchTo('${live.id}')`);
}

/** The heap after everything was thrown away that can be, in MB. */
async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / MEGABYTE;
}

/** What somebody notices of the client, in a real browser. In this order: the first row opens the page. */
export const webRows: Row[] = [
  {
    id: 'first-load',
    title: 'Programs and styles until the first message is painted, with nothing cached',
    goal: { text: '≤ 250', comparator: '<=', value: 250, of: 'ours' },
    async measure(context) {
      const { page, team, rooms } = await webWorld(context);
      await page.goto(`/t/${team.slug}/r/${rooms.at(-1)?.id}`);
      const { bytes, milliseconds } = await probe<{ bytes: number; milliseconds: number }>(page, 'firstMessage()');
      const note = `painted after ${milliseconds.toFixed(0)} ms`;
      // What is fetched at leisure must not meet the next row.
      await page.waitForTimeout(4_000);
      return { ours: bytes / 1_000, baseline: null, unit: 'kB', note };
    },
  },
  {
    id: 'switch-first',
    title: 'A click on a room that was not open before, until its messages are painted',
    goal: { text: '≤ 200', comparator: '<=', value: 200, of: 'ours' },
    async measure(context) {
      const { page, rooms } = await webWorld(context);
      return spread(await switches(page, rooms.slice(0, 30)));
    },
  },
  {
    id: 'switch-cached',
    title: 'The same with rooms that were open before',
    goal: { text: '≤ 50', comparator: '<=', value: 50, of: 'ours' },
    async measure(context) {
      const { page, rooms } = await webWorld(context);
      return spread(await switches(page, rooms.slice(0, 30)));
    },
  },
  {
    id: 'typing',
    title: 'A key in the composer until it is painted, p95, with 50 messages/s arriving in the room',
    goal: { text: '≤ 50', comparator: '<=', value: 50, of: 'ours' },
    async measure(context) {
      const world = await webWorld(context);
      const { page } = world;
      await openLive(world);
      const arriving = stream(world, 50);
      const field = page.getByRole('textbox', { name: /^Message to/ });
      await field.click();
      await probe(page, 'typed.splice(0)');
      await field.pressSequentially('what is written while others write '.repeat(6), { delay: 60, timeout: 120_000 });
      const times = await probe<number[]>(page, 'typed');
      await field.fill('');
      await arriving.stop();
      const { note = '', ...median } = spread(times);
      return { ...median, ours: quantile(times, 0.95), note: `p50 ${median.ours.toFixed(0)} ms, ${note}` };
    },
  },
  {
    id: 'scroll',
    title: 'Tasks of more than 100 ms while scrolling up through 10,000 messages',
    goal: { text: '= 0', comparator: '=', value: 0, of: 'ours' },
    async measure(context) {
      const { page, deep } = await webWorld(context);
      await probe(page, `switchTo('${deep.id}')`);
      const tasks = await probe<number[]>(page, 'scrollThrough(10_000)');
      return {
        ours: tasks.length,
        baseline: null,
        unit: 'tasks',
        note: `the longest ${Math.max(0, ...tasks).toFixed(0)} ms`,
      };
    },
  },
  {
    id: 'heap-rooms',
    title: 'Heap after visiting 100 rooms, against that before',
    goal: { text: '≤ 150', comparator: '<=', value: 150, of: 'ours' },
    async measure(context) {
      const { page, rooms } = await webWorld(context);
      const baseline = await heap(page);
      await switches(page, rooms.slice(50, 150));
      return { ours: await heap(page), baseline, unit: 'MB' };
    },
  },
];

const LONG = { all: 180_000, first: 10_000, perSecond: 500 };

/** Takes six minutes. */
export const longRow: Row = {
  id: 'heap-stream',
  title: 'Heap after 180,000 messages at ten times the pace of a busy hour, against that after the first 10,000',
  goal: { text: '≤ 1.1', comparator: '<=', value: 1.1, of: 'ratio' },
  async measure(context) {
    const world = await webWorld(context);
    await openLive(world);
    await stream(world, LONG.perSecond, LONG.first).done;
    await world.page.waitForTimeout(3_000);
    const baseline = await heap(world.page);
    const start = performance.now();
    await stream(world, LONG.perSecond, LONG.all - LONG.first).done;
    const pace = (LONG.all - LONG.first) / ((performance.now() - start) / 1_000);
    await world.page.waitForTimeout(3_000);
    return { ours: await heap(world.page), baseline, unit: 'MB', note: `${pace.toFixed(0)} messages/s` };
  },
};
