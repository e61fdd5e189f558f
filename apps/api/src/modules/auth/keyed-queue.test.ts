import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { KeyedQueue } from './keyed-queue.js';

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
