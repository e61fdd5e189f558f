import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { RoundsInTurn } from './rounds-in-turn.js';

it('runs one round at a time, and keeps one waiting at most', async () => {
  let under = 0;
  let begun = 0;
  const rounds = new RoundsInTurn(
    async () => {
      begun += 1;
      under += 1;
      expect(under).toBe(1);
      await sleep(5);
      under -= 1;
    },
    (error) => expect.fail(String(error)),
  );
  const first = rounds.run();
  await Promise.resolve();
  const rest = Array.from({ length: 20 }, () => rounds.run());
  await Promise.all([first, ...rest]);
  expect(begun).toBe(2);
  await rounds.run();
  expect(begun).toBe(3);
});

it('goes on after a round that failed', async () => {
  const failures: unknown[] = [];
  let begun = 0;
  const rounds = new RoundsInTurn(
    async () => {
      begun += 1;
      if (begun === 1) throw new Error('The first');
    },
    (error) => failures.push(error),
  );
  await rounds.run();
  await rounds.run();
  expect([begun, failures.length]).toEqual([2, 1]);
  await rounds.idle();
});
