import { channelsCreateInput, loginInput, MESSAGES, registerInput, usersUpdateMeInput } from '@confab/shared';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { i18n } from './i18n';
import { translateMessage } from './messages';
import { germanMessages } from './messages.de';

beforeEach(() => i18n.addResourceBundle('de', 'server', germanMessages));
afterEach(() => i18n.changeLanguage('en'));

/** What a schema has against an input. */
function complaints(schema: typeof registerInput | typeof loginInput | typeof usersUpdateMeInput, input: object) {
  return schema.safeParse(input).error?.issues.map(({ message }) => message) ?? [];
}

describe('in German', () => {
  beforeEach(() => i18n.changeLanguage('de'));

  it('says all that the server says', () => {
    for (const message of Object.values(MESSAGES)) expect(translateMessage(message)).not.toBe(message);
    expect(translateMessage(MESSAGES.wrongPassword)).toBe('Das Passwort ist falsch');
    expect(translateMessage(MESSAGES.tooManySearchWords)).toBe('Eine Suche hat höchstens 10 Wörter');
  });

  it('says what the schemas of the forms say', () => {
    const found = [
      ...complaints(registerInput, { email: 'a', username: '-', displayName: ' ', password: 'short' }),
      ...complaints(registerInput, { email: 'a@b.de', username: 'all', displayName: 'x'.repeat(65), password: '' }),
      ...complaints(loginInput, { login: '', password: '' }),
      ...complaints(usersUpdateMeInput, { email: 'a@b.de', bio: 'x'.repeat(501), status: { emoji: 'ab' } }),
      ...complaints(usersUpdateMeInput, { status: {}, displayName: 'x'.repeat(1_000) }),
      ...(channelsCreateInput.shape.name.safeParse('a b').error?.issues.map(({ message }) => message) ?? []),
    ];
    expect(found.length).toBeGreaterThan(12);
    for (const message of found) expect(translateMessage(message), message).not.toBe(message);
    expect(translateMessage('At most 64 characters')).toBe('Höchstens 64 Zeichen');
  });

  it('leaves what it does not know as it is', () => {
    expect(translateMessage('{{number}} of $t(3) things. And: more')).toBe('{{number}} of $t(3) things. And: more');
    expect(translateMessage('')).toBe('');
  });
});

it('leaves English as it is', () => {
  expect(translateMessage(MESSAGES.wrongPassword)).toBe(MESSAGES.wrongPassword);
  expect(translateMessage('At most 64 characters')).toBe('At most 64 characters');
});
