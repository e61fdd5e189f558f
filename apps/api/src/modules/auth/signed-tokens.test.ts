import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { TIMES } from '@confab/shared';
import fc from 'fast-check';
import { type JWTPayload, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { TestClock } from '../../testing/index.js';
import { SignedTokens } from './signed-tokens.js';

const key = randomBytes(32);
const caller = { userId: 'a'.repeat(24), sessionId: 'b'.repeat(24) };

function tokens(clock = new TestClock()) {
  return new SignedTokens({ clock, key, type: 'at+jwt', audience: 'confab' });
}

const seconds = (offset = 0) => Math.floor(Date.now() / 1_000) + offset;
const claims: JWTPayload = {
  sub: caller.userId,
  sid: caller.sessionId,
  aud: 'confab',
  iss: 'confab',
  iat: seconds(),
  exp: seconds(600),
};

function sign(payload: JWTPayload, header: Record<string, unknown> = {}, secret: Buffer = key): Promise<string> {
  const protectedHeader = { alg: 'HS256', typ: 'at+jwt', ...header };
  return new SignJWT(payload).setProtectedHeader(protectedHeader).sign(createSecretKey(secret));
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const without = (claim: string) => Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim));

describe('signed tokens', () => {
  it('say what they were issued for', async () => {
    const subject = tokens();
    const expiresAt = new Date(Date.now() + 600_000);
    const issued = await subject.issue(caller, expiresAt);
    expect(issued.expiresAt.getTime()).toBe(Math.floor(expiresAt.getTime() / 1_000) * 1_000);
    expect(await subject.verify(issued.token)).toEqual({ ...caller, expiresAt: issued.expiresAt });
    expect(await tokens().verify(issued.token)).toEqual({ ...caller, expiresAt: issued.expiresAt });
    expect(await tokens().verify(await sign(claims))).not.toBeNull();
  });

  it.each<[string, () => string | Promise<string>]>([
    ['without a signature', () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims)}.`],
    ['unsigned but called HS256', () => `${encode({ alg: 'HS256', typ: 'at+jwt' })}.${encode(claims)}.`],
    ['by another algorithm of the same key', () => signedBySha512()],
    ['by another key', () => sign(claims, {}, randomBytes(32))],
    ['without an end', () => sign(without('exp'))],
    ['without a beginning', () => sign(without('iat'))],
    ['of nobody', () => sign(without('sub'))],
    ['of no session', () => sign(without('sid'))],
    ['for another audience', () => sign({ ...claims, aud: 'confab-files' })],
    ['for no audience', () => sign(without('aud'))],
    ['from another issuer', () => sign({ ...claims, iss: 'https://elsewhere.example' })],
    ['of another type', () => sign(claims, { typ: 'files+jwt' })],
    ['of the general type', () => sign(claims, { typ: 'JWT' })],
    ['for an id that is none', () => sign({ ...claims, sub: '../admin' })],
    ['that has long ended', () => sign({ ...claims, exp: seconds(-60) })],
    ['that begins later', () => sign({ ...claims, nbf: seconds(60) })],
    ['that asks for an extension', () => critical()],
  ])('are nothing %s', async (_, make) => {
    expect(await tokens().verify(await make())).toBeNull();
  });

  it('are nothing, and no trouble, whatever else is sent', async () => {
    const good = await sign(claims);
    const part = fc.oneof(
      fc.string(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
      fc.constantFrom(...good.split('.')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        const token = parts.join('.');
        expect((await tokens().verify(token)) === null).toBe(token !== good);
      }),
      { numRuns: 300 },
    );
  });

  it('take no key from their header', async () => {
    const own = randomBytes(32);
    const jwk = { kty: 'oct', k: own.toString('base64url'), alg: 'HS256' };
    const token = await sign(claims, { jwk, kid: 'own', jku: 'https://elsewhere.example/keys' }, own);
    expect(await tokens().verify(token)).toBeNull();
  });

  it('of one purpose are nothing for another', async () => {
    const files = new SignedTokens({ clock: new TestClock(), key, type: 'files+jwt', audience: 'confab-files' });
    const { token } = await files.issue(caller, new Date(Date.now() + 60_000));
    expect(await files.verify(token)).not.toBeNull();
    expect(await tokens().verify(token)).toBeNull();
  });

  it('end on time, whether they were seen before or not', async () => {
    const clock = new TestClock();
    const [seen, unseen] = [tokens(clock), tokens(clock)];
    const { token } = await seen.issue(caller, new Date(clock.now().getTime() + TIMES.accessToken));
    expect(await seen.verify(token)).not.toBeNull();
    clock.advance(TIMES.accessToken + TIMES.clockSkew - 5_000);
    expect(await seen.verify(token)).not.toBeNull();
    expect(await unseen.verify(token)).not.toBeNull();
    clock.advance(6_000);
    expect(await seen.verify(token)).toBeNull();
    expect(await tokens(clock).verify(token)).toBeNull();
  });

  function signedBySha512(): string {
    const body = `${encode({ alg: 'HS512', typ: 'at+jwt' })}.${encode(claims)}`;
    return `${body}.${createHmac('sha512', key).update(body).digest('base64url')}`;
  }

  function critical(): string {
    const body = `${encode({ alg: 'HS256', typ: 'at+jwt', crit: ['x'], x: 1 })}.${encode(claims)}`;
    return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
  }
});
