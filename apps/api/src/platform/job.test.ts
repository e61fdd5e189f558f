import { expect, it } from 'vitest';
import { Job } from './job.js';
import { createLogger } from './logger.js';

const logger = createLogger({ level: 'silent', pretty: false });

it('runs one round at a time, goes on after one that failed, and waits for the last', async () => {
  let rounds = 0;
  let finish: () => void = () => undefined;
  const job = new Job({
    everyMs: 60_000,
    logger,
    failure: 'A round failed',
    run: async () => {
      rounds += 1;
      if (rounds === 1) throw new Error('not this time');
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
  });
  job.start();
  await job.run();
  expect(rounds).toBe(1);
  const both = [job.run(), job.run()];
  expect(rounds).toBe(2);
  const closed = job.close();
  finish();
  await Promise.all([...both, closed]);
  expect(rounds).toBe(2);
});
