import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { expectError } from '../../testing/index.js';
import { KeyedQueue } from './keyed-queue.js';
import { WorkGate } from './work-gate.js';

describe('the gate', () => {
  it('never runs more at once than it should, and lets everybody through who waits, in order', async () => {
    const gate = new WorkGate({ atOnce: 2, waiting: 20 });
    let running = 0;
    let most = 0;
    const done: number[] = [];
    const task = (index: number) => async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(2);
      running -= 1;
      done.push(index);
      if (index % 3 === 0) throw new Error('failed');
    };
    await Promise.allSettled(Array.from({ length: 20 }, (_, index) => gate.run(task(index))));
    expect(most).toBe(2);
    expect([...done].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it('turns away whoever finds the queue full', async () => {
    const gate = new WorkGate({ atOnce: 1, waiting: 1 });
    const tasks = [gate.run(() => sleep(5, 'first')), gate.run(() => sleep(5, 'second'))];
    await expectError(
      gate.run(async () => 'third'),
      'SERVICE_UNAVAILABLE',
    );
    expect(await Promise.all(tasks)).toEqual(['first', 'second']);
    expect(await gate.run(async () => 'fourth')).toBe('fourth');
  });
});

describe('the queue by key', () => {
  it('runs tasks of one key one by one, whatever becomes of them, and others meanwhile', async () => {
    const queue = new KeyedQueue();
    const steps: string[] = [];
    const task = (name: string, fails = false) =>
      queue.run(name.slice(0, 1), async () => {
        steps.push(`${name} begins`);
        await sleep(5);
        steps.push(`${name} ends`);
        if (fails) throw new Error(name);
      });
    const outcomes = await Promise.allSettled([task('a1', true), task('b1'), task('a2')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(steps.filter((step) => step.startsWith('a'))).toEqual(['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends']);
    expect(steps.indexOf('b1 begins')).toBeLessThan(steps.indexOf('a1 ends'));
  });
});
