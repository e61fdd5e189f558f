import { expect, it } from 'vitest';
import { createTestApp } from '../testing/index.js';
import { isTrustedProxy } from './trusted-proxy.js';

it('trusts the one proxy next to it, and only in a private network', () => {
  expect(isTrustedProxy('127.0.0.1', 0)).toBe(true);
  expect(isTrustedProxy('172.18.0.2', 0)).toBe(true);
  expect(isTrustedProxy('fd00::2', 0)).toBe(true);
  expect(isTrustedProxy('::ffff:10.0.0.1', 0)).toBe(true);
  expect(isTrustedProxy('203.0.113.7', 0)).toBe(false);
  expect(isTrustedProxy('127.0.0.1', 1)).toBe(false);
});

/** The statuses of calls that each claim another address. */
async function claims(url: string, headers: (attempt: number) => Record<string, string>): Promise<Set<number>> {
  const calls = Array.from({ length: 70 }, (_, attempt) =>
    fetch(`${url}/trpc/users.me`, { headers: headers(attempt) }),
  );
  return new Set((await Promise.all(calls)).map(({ status }) => status));
}

it('takes nobody at their word without a proxy', async () => {
  await using app = await createTestApp({ rateLimits: true });
  expect(await claims(app.url, (attempt) => ({ 'x-forwarded-for': `203.0.113.${attempt}` }))).toContain(429);
});

it('behind a proxy counts by what the proxy added, not by what the client wrote', async () => {
  await using app = await createTestApp({ rateLimits: true, environment: { TRUST_PROXY: 'true' } });
  const one = (attempt: number) => ({ 'x-forwarded-for': `198.51.100.${attempt}, 203.0.113.1` });
  const network = (attempt: number) => ({ 'x-forwarded-for': `2001:db8::${attempt.toString(16)}` });
  const many = (attempt: number) => ({ 'x-forwarded-for': `203.0.113.${attempt + 2}` });

  expect(await claims(app.url, one)).toContain(429);
  expect(await claims(app.url, network)).toContain(429);
  expect(await claims(app.url, many)).toEqual(new Set([401]));
});
