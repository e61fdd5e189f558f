import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  channelNameSchema,
  channelsCreateInput,
  emailSchema,
  emojiSchema,
  idSchema,
  LIMITS,
  loginInput,
  MESSAGES,
  messageBodySchema,
  messagesListInput,
  messagesSendInput,
  newPasswordSchema,
  registerInput,
  usernameSchema,
} from '../index.js';

const id = 'a'.repeat(24);
const passes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('text', () => {
  test('is counted in code points, not in code units', () => {
    expect(passes(messageBodySchema, '🙂'.repeat(LIMITS.messageBody))).toBe(true);
    expect(passes(messageBodySchema, '🙂'.repeat(LIMITS.messageBody + 1))).toBe(false);
    expect(passes(newPasswordSchema, '🙂'.repeat(LIMITS.passwordMinimum))).toBe(true);
    expect(passes(newPasswordSchema, '🙂'.repeat(LIMITS.passwordMinimum - 1))).toBe(false);
  });

  test('of white space alone is no message, and says so', () => {
    const result = messagesSendInput.safeParse({ roomId: id, body: ' \n\t ' });
    expect(result.error?.issues[0]?.message).toBe(MESSAGES.emptyMessage);
  });

  test('with a NUL is refused', () => {
    expect(passes(messageBodySchema, 'a\u0000b')).toBe(false);
  });

  test('with half of a surrogate pair is kept as what would be read again', () => {
    expect(messageBodySchema.parse('a\ud83d')).toBe('a\ufffd');
    expect(channelsCreateInput.parse({ teamId: id, name: 'a', topic: '\udc00b' }).topic).toBe('\ufffdb');
    expect(messageBodySchema.parse('🙂')).toBe('🙂');
    expect(passes(emojiSchema, '\ud83d')).toBe(false);
  });

  test('of any length never takes longer than its bound', () => {
    const long = 'x'.repeat(5_000_000);
    const start = performance.now();
    for (const schema of [messageBodySchema, usernameSchema, emailSchema, channelNameSchema, newPasswordSchema]) {
      expect(passes(schema, long)).toBe(false);
    }
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('names', () => {
  test('usernames are folded to one spelling, and folding twice changes nothing', () => {
    expect(usernameSchema.parse('  Anna.B ')).toBe('anna.b');
    expect(usernameSchema.parse('Ａｎｎａ')).toBe('anna');
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const parsed = usernameSchema.safeParse(text);
        if (parsed.success) expect(usernameSchema.parse(parsed.data)).toBe(parsed.data);
      }),
    );
  });

  test.each(['-a', 'a-', 'a b', 'ä', '', 'channel', 'HERE', 'everyone', 'x'.repeat(33)])(
    '%j is no username',
    (name) => {
      expect(passes(usernameSchema, name)).toBe(false);
    },
  );

  test.each([
    ['Deploys', 'deploys'],
    ['日本語', '日本語'],
    ['über_uns-2', 'über_uns-2'],
  ])('the channel name %s is kept as %s', (given, kept) => {
    expect(channelNameSchema.parse(given)).toBe(kept);
  });

  test.each(['a b', 'a/b', '#a', '', 'x'.repeat(81)])('%j is no channel name', (name) => {
    expect(passes(channelNameSchema, name)).toBe(false);
  });

  test('e-mail addresses are compared in lower case', () => {
    expect(emailSchema.parse(' Anna@Example.ORG ')).toBe('anna@example.org');
    expect(passes(emailSchema, 'anna')).toBe(false);
  });
});

describe('inputs', () => {
  test('take nothing that they do not know', () => {
    const login = { login: 'anna', password: 'secret words' };
    expect(passes(loginInput, login)).toBe(true);
    expect(passes(loginInput, { ...login, role: 'admin' })).toBe(false);
    expect(passes(loginInput, { ...login, login: { $ne: null } })).toBe(false);
    expect(passes(registerInput, { ...login, isBot: true })).toBe(false);
  });

  test('ids are 24 hexadecimal digits in lower case', () => {
    expect(passes(idSchema, id)).toBe(true);
    for (const wrong of ['A'.repeat(24), 'a'.repeat(23), 'a'.repeat(25), 'g'.repeat(24), 12, null]) {
      expect(passes(idSchema, wrong)).toBe(false);
    }
  });

  test('a page of messages has a bound and at most one anchor', () => {
    expect(messagesListInput.parse({ roomId: id }).limit).toBe(LIMITS.pageDefault);
    expect(passes(messagesListInput, { roomId: id, limit: LIMITS.pageMaximum + 1 })).toBe(false);
    expect(passes(messagesListInput, { roomId: id, before: 1, after: 2 })).toBe(false);
    expect(passes(messagesListInput, { roomId: id, before: -1 })).toBe(false);
  });
});
