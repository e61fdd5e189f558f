import { expect, it } from 'vitest';
import { holdSubscription } from './subscription-count.js';

async function* count(to: number) {
  for (let value = 1; value <= to; value += 1) yield value;
}

function hold(source: unknown, signal?: AbortSignal) {
  let released = 0;
  const held = holdSubscription(source, signal, () => {
    released += 1;
  });
  return { held: held as AsyncIterable<number>, released: () => released };
}

it('releases once when the subscription comes to its own end', async () => {
  const { held, released } = hold(count(3), new AbortController().signal);
  const seen: number[] = [];
  for await (const value of held) seen.push(value);

  expect(seen).toEqual([1, 2, 3]);
  expect(released()).toBe(1);
});

it('releases when it is stopped, even while it waits for something deaf', async () => {
  const stop = new AbortController();
  const { held, released } = hold(
    { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) },
    stop.signal,
  );
  void held[Symbol.asyncIterator]().next();
  expect(released()).toBe(0);
  stop.abort();

  expect(released()).toBe(1);
});

it('releases when its reader gives up, and lets it clean up', async () => {
  let cleaned = false;
  async function* endless() {
    try {
      for (;;) yield 1;
    } finally {
      cleaned = true;
    }
  }
  const { held, released } = hold(endless());
  for await (const _ of held) break;

  expect({ cleaned, released: released() }).toEqual({ cleaned: true, released: 1 });
});

it('releases when it fails, and passes the failure on', async () => {
  // biome-ignore lint/correctness/useYield: it is to fail before its first value
  async function* failing(): AsyncGenerator<number> {
    throw new Error('Broken');
  }
  const { held, released } = hold(failing());

  await expect(held[Symbol.asyncIterator]().next()).rejects.toThrow('Broken');
  expect(released()).toBe(1);
});

it('releases at once what was stopped before it began, or is no subscription', () => {
  expect(hold(count(1), AbortSignal.abort()).released()).toBe(1);
  expect(hold(null).released()).toBe(1);
});
