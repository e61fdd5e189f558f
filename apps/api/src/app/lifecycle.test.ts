import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { Lifecycle } from './lifecycle.js';

/** The one thing a test cannot do for real: to end its own process. */
const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);

const listening = vi.spyOn(process, 'on');

afterEach(() => {
  exit.mockClear();
  for (const [event, listener] of listening.mock.calls) process.off(event, listener);
  listening.mockClear();
});

const begin = (report: (error: unknown) => void = () => {}) => ({
  lifecycle: new Lifecycle(report),
  done: [] as string[],
});

it('ends in the opposite order, and what comes last at the very end', async () => {
  const { lifecycle, done } = begin();
  await lifecycle.run(async () => {
    lifecycle.onEnd(() => void done.push('database'));
    lifecycle.onStop(() => void done.push('modules'));
    lifecycle.onStop((reason) => void done.push(`server by ${reason}`));
  });
  process.emit('SIGTERM');
  await expect.poll(() => exit.mock.calls).toEqual([[0]]);

  expect(done).toEqual(['server by SIGTERM', 'modules', 'database']);
});

it('ends what was opened when the start fails, and reports that once', async () => {
  const report = vi.fn();
  const { lifecycle, done } = begin(report);
  const failure = new Error('The port is taken');
  await lifecycle.run(async () => {
    lifecycle.onEnd(() => void done.push('database'));
    throw failure;
  });

  expect(done).toEqual(['database']);
  expect(report.mock.calls).toEqual([[failure]]);
  expect(exit.mock.calls).toEqual([[1]]);
});

it('lets a start that is asked to end come to its own end first', async () => {
  const report = vi.fn();
  const { lifecycle, done } = begin(report);
  const running = lifecycle.run(async () => {
    lifecycle.onStop(() => void done.push('opened'));
    await sleep(50);
    expect(exit).not.toHaveBeenCalled();
    done.push('half begun, ended');
    lifecycle.onStop(() => void done.push('opened too late'));
    done.push('not reached');
  });
  process.emit('SIGINT');
  await running;

  expect(done).toEqual(['half begun, ended', 'opened too late', 'opened']);
  expect(report).not.toHaveBeenCalled();
  expect(exit.mock.calls).toEqual([[0]]);
});

it('goes on when a step fails, and says so in the exit code', async () => {
  const { lifecycle, done } = begin();
  await lifecycle.run(async () => {
    lifecycle.onEnd(() => void done.push('database'));
    lifecycle.onStop(() => Promise.reject(new Error('No')));
  });
  process.emit('SIGTERM');
  await expect.poll(() => exit.mock.calls).toEqual([[1]]);

  expect(done).toEqual(['database']);
});

it('takes two signals at once for one, and a later one for impatience', async () => {
  const { lifecycle, done } = begin();
  await lifecycle.run(async () => {
    lifecycle.onKill(() => void done.push('asked to stop'));
    lifecycle.onStop(() => sleep(60_000, undefined, { ref: false }));
  });
  process.emit('SIGINT');
  process.emit('SIGINT');
  expect(exit).not.toHaveBeenCalled();

  await sleep(800);
  process.emit('SIGINT');
  expect(done).toEqual(['asked to stop']);
  expect(exit.mock.calls).toEqual([[130]]);
});
