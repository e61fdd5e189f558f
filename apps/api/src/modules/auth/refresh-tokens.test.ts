import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { ObjectId } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { RefreshTokens } from './refresh-tokens.js';

const tokens = new RefreshTokens(randomBytes(32));
const session = { _id: new ObjectId(), tokenSalt: 'salt' };
const generations = fc.nat({ max: 9_999_999_999 });

function accepts(token: string, of = session): boolean {
  const presented = tokens.parse(token);
  return presented?.sessionId.equals(of._id) === true && tokens.isAuthentic(of, presented);
}

describe('refresh tokens', () => {
  it('are recognised, whichever generation they are of', () => {
    fc.assert(
      fc.property(generations, (generation) => {
        const token = tokens.make(session, generation);
        expect(tokens.parse(token)).toEqual({ token, sessionId: session._id, generation });
        expect(accepts(token)).toBe(true);
      }),
    );
  });

  it('carry 256 bits that nobody else can make', () => {
    const [, , mac = ''] = tokens.make(session, 0).split('.');
    expect(Buffer.from(mac, 'base64url')).toHaveLength(32);
    expect(new RefreshTokens(randomBytes(32)).make(session, 0)).not.toBe(tokens.make(session, 0));
    expect(tokens.make({ ...session, tokenSalt: 'other' }, 0)).not.toBe(tokens.make(session, 0));
  });

  it('are refused with any character changed', () => {
    const token = tokens.make(session, 7);
    const alphabet = 'ABCabc019-_.= é';
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), fc.constantFrom(...alphabet), (index, character) => {
        const changed = token.slice(0, index) + character + token.slice(index + 1);
        expect(accepts(changed)).toBe(changed === token);
      }),
      { numRuns: 500 },
    );
  });

  it('are refused whatever else is sent', () => {
    fc.assert(fc.property(fc.string(), (text) => !accepts(text)));
    const token = tokens.make(session, 7);
    for (const changed of [
      `${token}\n`,
      ` ${token}`,
      `${token}.`,
      token.replace('.7.', '.07.'),
      token.replace('.7.', '.+7.'),
    ]) {
      expect(accepts(changed)).toBe(false);
    }
  });
});
