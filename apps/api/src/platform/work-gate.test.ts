import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { expectError } from '../testing/index.js';
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
