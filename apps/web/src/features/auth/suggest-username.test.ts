import { expect, it } from 'vitest';
import { suggestUsername } from './suggest-username';

it.each([
  ['Anna', 'anna'],
  ['  Zoë van Dijk ', 'zoe.van.dijk'],
  ['李雷', ''],
  ['here', ''],
])('suggests for %j the name %j', (name, username) => {
  expect(suggestUsername(name)).toBe(username);
});
