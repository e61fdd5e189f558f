import { expect, it } from 'vitest';
import { safeNext } from './safe-next';

const origin = 'https://chat.example';

it.each(['/join/abc', '/t/atelier/r/1?x=1#y', '/'])('goes on to %s', (path) => {
  expect(safeNext(path, origin)).toBe(path);
});

it.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'join/abc',
  '',
  undefined,
  42,
])('does not go to %s', (path) => {
  expect(safeNext(path, origin)).toBeUndefined();
});
