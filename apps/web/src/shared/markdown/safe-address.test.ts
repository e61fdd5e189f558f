import { expect, it } from 'vitest';
import { safeAddress } from './safe-address';

it.each(['https://example.org/a', 'http://example.org/', 'mailto:ada@example.org'])('follows %s', (address) =>
  expect(safeAddress(address)).toBe(address),
);

it.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/x',
  '/path',
  '#place',
  '//example.org',
  'https://example.org@evil.example/',
  '',
])('does not follow %j', (address) => expect(safeAddress(address)).toBeNull());
