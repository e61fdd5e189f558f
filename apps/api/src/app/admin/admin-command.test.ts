import { describe, expect, it } from 'vitest';
import { parseAdminCommand, USAGE } from './admin-command.js';

describe('the arguments of npm run admin', () => {
  it.each([
    [
      'create Ada ada@Example.org Ada King --admin',
      { name: 'create', username: 'ada', email: 'ada@example.org', displayName: 'Ada King', admin: true },
    ],
    [
      '--admin create ada ada@example.org',
      { name: 'create', username: 'ada', email: 'ada@example.org', displayName: 'ada', admin: true },
    ],
    ['promote Ada@example.org', { name: 'promote', login: 'ada@example.org' }],
    ['password-link ada', { name: 'password-link', login: 'ada' }],
  ])('%s', (line, expected) => {
    expect(parseAdminCommand(line.split(' '))).toEqual(expected);
  });

  it.each([
    ['', USAGE],
    ['destroy', USAGE],
    ['create', 'argument'],
    ['create here ada@example.org', 'reserved (the first argument)'],
    ['create ada example.org', 'Not an e-mail address (the second argument)'],
    ['promote', 'This does not fit'],
    ['promote one two', 'This does not fit'],
    ['create ada ada@example.org --owner', '--owner'],
  ])('%s is explained', (line, words) => {
    const parsed = parseAdminCommand(line.split(' ').filter((word) => word !== ''));
    expect(parsed).toHaveProperty('problem', expect.stringContaining(words));
    expect(parsed).toHaveProperty('problem', expect.stringContaining(USAGE));
  });
});
