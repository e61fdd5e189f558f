import { describe, expect, it } from 'vitest';
import { emojiSchema } from './common.js';
import { teamsAddMemberInput } from './teams.js';
import { usersUpdateMeInput } from './users.js';

describe('an emoji', () => {
  it.each(['🎉', '👍🏿', '👩🏽‍🚀', '🇸🇯', '❤️', '1️⃣', ':tada:', ':+1:', 'é'])('can be %s', (emoji) => {
    expect(emojiSchema.parse(emoji)).toBe(emoji);
  });

  it.each([
    ['nothing', ''],
    ['two', '🎉🎉'],
    ['a word', 'tada'],
    ['a name without an end', ':tada'],
    ['a name in capitals', ':TADA:'],
    ['a blank', ' '],
    ['a line', '\n'],
    ['NUL', '\u0000'],
    ['more than 64 bytes', `e${'\u0301'.repeat(40)}`],
    ['a long name', `:${'a'.repeat(63)}:`],
  ])('is not %s', (_, emoji) => {
    expect(emojiSchema.safeParse(emoji).success).toBe(false);
  });
});

describe('a change of one’s own account', () => {
  it('keeps apart what is left out, what is cleared and what is said', () => {
    expect(usersUpdateMeInput.parse({})).toEqual({});
    expect(usersUpdateMeInput.parse({ bio: null, status: null })).toEqual({ bio: null, status: null });
    expect(usersUpdateMeInput.parse({ status: { text: ' out ' } })).toEqual({
      status: { emoji: '', text: 'out', expiresAt: null },
    });
  });

  it('takes the password with another address', () => {
    const missing = usersUpdateMeInput.safeParse({ email: 'a@example.org' });
    expect(missing.error?.issues.map(({ path }) => path)).toEqual([['currentPassword']]);
    expect(usersUpdateMeInput.safeParse({ email: 'a@example.org', currentPassword: 'x' }).success).toBe(true);
  });
});

describe('whom to add to a team', () => {
  it('is said in one way', () => {
    const teamId = '0'.repeat(24);
    const isGood = (whom: object) => teamsAddMemberInput.safeParse({ teamId, ...whom }).success;
    expect([{ userId: teamId }, { login: 'ada' }, {}, { userId: teamId, login: 'ada' }].map(isGood)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
