import { expect, it } from 'vitest';
import { invitationCode } from './invitation-code';

it.each([
  ['https://chat.example/join/AbC_123-x', 'AbC_123-x'],
  [' https://chat.example/join/AbC_123-x/ ', 'AbC_123-x'],
  ['/join/AbC_123-x?from=mail', 'AbC_123-x'],
  ['AbC_123-xyz', 'AbC_123-xyz'],
  ['https://chat.example/', null],
  ['two words', null],
  ['', null],
])('reads %j as %j', (pasted, code) => {
  expect(invitationCode(pasted)).toBe(code);
});
