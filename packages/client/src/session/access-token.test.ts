import { describe, expect, it } from 'vitest';
import { accessToken, hasLifeLeft } from './access-token.js';

const minute = 60_000;
const now = 1_000_000_000_000;

function issued(lifeSeconds: number, serverAhead: number) {
  const iat = (now + serverAhead) / 1_000;
  const claims = Buffer.from(JSON.stringify({ iat, exp: iat + lifeSeconds })).toString('base64url');
  const accessTokenExpiresAt = new Date(now + serverAhead + lifeSeconds * 1_000);
  return { accessToken: `x.${claims}.y`, accessTokenExpiresAt, sessionId: '' };
}

describe('the life of an access token', () => {
  it('is renewed a minute before its end, by the clock of this machine', () => {
    for (const serverAhead of [0, 3 * 60 * minute, -3 * 60 * minute]) {
      const token = accessToken(issued(600, serverAhead), now);
      expect(token).toMatchObject({ expiresAt: now + 10 * minute, renewAt: now + 9 * minute });
    }
  });

  it('is renewed at half of a short life', () => {
    expect(accessToken(issued(4, 0), now).renewAt).toBe(now + 2_000);
  });

  it('counts as over a little before it is', () => {
    const token = accessToken(issued(600, 0), now);
    expect(hasLifeLeft(token, now + 9.5 * minute)).toBe(true);
    expect(hasLifeLeft(token, now + 10 * minute - 1_000)).toBe(false);
  });

  it('goes by the stated time where the token cannot be read', () => {
    const token = accessToken({ ...issued(600, 0), accessToken: 'opaque' }, now);
    expect(token.expiresAt).toBe(now + 10 * minute);
  });
});
