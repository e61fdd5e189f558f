import { describe, expect, it } from 'vitest';
import { TestClock } from '../../testing/index.js';
import { FreshCache } from './fresh-cache.js';

function setUp() {
  const clock = new TestClock();
  const cache = new FreshCache<number>({ clock, maximumAge: 5_000, maximumSize: 100 });
  const reads: string[] = [];
  let current = 1;
  const read = async (key: string) => {
    reads.push(key);
    return current;
  };
  const get = (key: string) => cache.get(key, () => read(key));
  const set = (value: number) => {
    current = value;
  };
  return { clock, cache, reads, get, set };
}

describe('the fresh cache', () => {
  it('reads once for all who ask, and again when it is old', async () => {
    const { clock, reads, get, set } = setUp();
    expect(await Promise.all([get('a'), get('a')])).toEqual([1, 1]);
    set(2);
    clock.advance(4_000);
    expect(await get('a')).toBe(1);
    clock.advance(1_500);
    expect(await get('a')).toBe(2);
    expect(reads).toEqual(['a', 'a']);
  });

  it('does not keep what was being read when it was invalidated', async () => {
    const { cache, get, set } = setUp();
    let answer = (_value: number) => {};
    const slow = cache.get('a', () => new Promise<number>((resolve) => (answer = resolve)));
    set(2);
    cache.invalidate('a');
    expect(await get('a')).toBe(2);
    answer(1);
    expect(await slow).toBe(1);
    expect(await get('a')).toBe(2);
  });

  it('does not keep failures', async () => {
    const { cache, get } = setUp();
    await expect(cache.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await get('a')).toBe(1);
    await expect(cache.getMany(['b', 'c'], () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await get('b')).toBe(1);
  });

  it('reads of many only those that are not at hand', async () => {
    const { cache, get } = setUp();
    await get('a');
    const asked: (readonly string[])[] = [];
    const load = async (missing: readonly string[]) => {
      asked.push(missing);
      return new Map([['b', 2]]);
    };
    const expected = new Map([
      ['a', 1],
      ['b', 2],
    ]);
    expect(await cache.getMany(['a', 'b', 'b', 'gone'], load)).toEqual(expected);
    expect(await cache.getMany(['a', 'b', 'gone'], load)).toEqual(expected);
    expect(asked).toEqual([['b', 'gone']]);
  });
});
