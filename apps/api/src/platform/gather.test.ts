import { expect, it } from 'vitest';
import { gather } from './gather.js';

it('reads with one query what is asked for at the same moment', async () => {
  const queries: string[][] = [];
  const read = gather(async (keys) => {
    queries.push([...keys]);
    return new Map(keys.filter((key) => key !== 'nothing').map((key) => [key, key.length]));
  });
  expect(await Promise.all(['a', 'bb', 'a', 'nothing'].map(read))).toEqual([1, 2, 1, null]);
  expect(await read('ccc')).toBe(3);
  expect(queries).toEqual([['a', 'bb', 'nothing'], ['ccc']]);
});

it('fails those alone whose query failed', async () => {
  let fails = true;
  const read = gather(async (keys) => {
    if (fails) throw new Error('No');
    return new Map(keys.map((key) => [key, key]));
  });
  await expect(Promise.all([read('a'), read('b')])).rejects.toThrow('No');
  fails = false;
  expect(await read('a')).toBe('a');
});
