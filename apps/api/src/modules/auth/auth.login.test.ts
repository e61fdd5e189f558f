import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type TestApp } from '../../testing/index.js';
import { accountChanged } from './index.js';

const wrong = 'this is not the password';
const failed = MESSAGES.signInFailed;

describe('auth.login', () => {
  let app: TestApp;
  const login = (name: string, password: string) => app.node.call().auth.login({ login: name, password });
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('takes the username or the address, in any case and form', async () => {
    const { user, password, session } = await app.person({ username: 'ada.l', email: 'ada@example.org' });
    for (const name of ['ada.l', ' ADA.L', 'ada@example.org', 'Ada@Example.ORG ', 'ａｄａ.l']) {
      const result = await login(name, password);
      expect(result.user).toEqual(user);
      expect(result.sessionId).not.toBe(session.sessionId);
    }
  });

  it('answers a wrong password, an unknown account and a deactivated one alike', async () => {
    const { user, password } = await app.person({ username: 'known' });
    const gone = await app.person({ username: 'gone' });
    await deactivate(app, gone.user.id);
    await login(user.username, password);
    const errors = [
      await expectError(login('known', wrong), 'UNAUTHORIZED', failed),
      await expectError(login('nobody', wrong), 'UNAUTHORIZED', failed),
      await expectError(login('nobody@example.org', wrong), 'UNAUTHORIZED', failed),
      await expectError(login('gone', gone.password), 'UNAUTHORIZED', failed),
    ];
    expect(new Set(errors.map((error) => JSON.stringify({ ...error, message: error.message })))).toHaveLength(1);
  });

  it('takes as long for an unknown account as for a known one', async () => {
    await app.person({ username: 'timed' });
    const times: Record<string, number[]> = { timed: [], untimed: [] };
    // By turns, so that whatever else the machine does falls on both.
    for (let round = 0; round < 15; round += 1) {
      for (const [name, list] of Object.entries(times)) {
        const start = performance.now();
        await expectError(login(name, wrong), 'UNAUTHORIZED');
        list.push(performance.now() - start);
      }
    }
    const median = (list: number[] = []) => list.toSorted((a, b) => a - b)[7] ?? 0;
    const [known, unknown] = [median(times.timed), median(times.untimed)];
    expect(unknown).toBeGreaterThan(known / 2);
    expect(unknown).toBeLessThan(known * 2);
  });

  it.each([
    ['another field', { login: 'ada', password: 'x', remember: true }],
    ['an operator for the login', { login: { $ne: null }, password: 'x' }],
    ['an operator for the password', { login: 'ada', password: { $ne: null } }],
    ['no password', { login: 'ada', password: '' }],
    ['a megabyte of password', { login: 'ada', password: 'x'.repeat(1_000_000) }],
  ])('refuses %s', async (_, input) => {
    await expectError(app.node.call().auth.login(input as { login: string; password: string }), 'BAD_REQUEST');
  });
});

describe('the limits of auth.login', () => {
  let app: TestApp;
  const login = (name: string, password: string, address = '192.0.2.1') =>
    app.node.call({ address }).auth.login({ login: name, password });
  beforeAll(async () => {
    app = await createTestApp({ rateLimits: true });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('counts the failures of an account under both its names and from all addresses', async () => {
    const { password, user } = await app.person({ username: 'both', email: 'both@example.org' });
    await login('both', password);
    for (const [index, name] of ['both', 'both@example.org', 'BOTH', 'both', 'Both@example.org'].entries()) {
      await expectError(login(name, wrong, `192.0.2.${10 + index}`), 'UNAUTHORIZED');
    }
    for (const name of ['both', 'both@example.org']) {
      await expectError(login(name, password, '192.0.2.99'), 'TOO_MANY_REQUESTS');
    }
    app.clock.advance(6 * 60_000);
    expect((await login('both', password)).user.id).toBe(user.id);
  });

  it('says the same of accounts that are not there', async () => {
    const answers = async (name: string, address: string) => {
      const codes: string[] = [];
      for (let attempt = 0; attempt < 7; attempt += 1) {
        const error = await login(name, wrong, address).catch((thrown: Error) => thrown);
        codes.push(`${(error as { code?: string }).code} ${(error as Error).message}`);
      }
      return codes;
    };
    await app.person({ username: 'present' });
    const [present, absent] = [await answers('present', '192.0.2.20'), await answers(' Absent', '192.0.2.21')];
    expect(absent).toEqual(present);
    expect(present.filter((answer) => answer.startsWith('UNAUTHORIZED'))).toHaveLength(5);
    await expectError(login('absent', wrong, '192.0.2.22'), 'TOO_MANY_REQUESTS');
  });

  it('lets no more than five guesses through, however many come at once', async () => {
    await app.person({ username: 'besieged' });
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        login('besieged', wrong, `198.51.100.${index}`).catch((error: { code: string }) => error.code),
      ),
    );
    expect(answers.filter((code) => code === 'UNAUTHORIZED')).toHaveLength(5);
    expect(answers.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(20);
  });

  it('counts no success', async () => {
    const { password } = await app.person({ username: 'often' });
    for (let index = 0; index < 12; index += 1) await login('often', password, '192.0.2.40');
  });

  it('counts the failures of an address over all accounts', async () => {
    const { password } = await app.person({ username: 'bystander' });
    const guess = async (index: number) => {
      app.clock.advance(250);
      return login(`guess-${index}`, wrong, '203.0.113.7').catch((error: { code: string }) => error.code);
    };
    const answers: unknown[] = [];
    for (let index = 0; index < 60; index += 1) answers.push(await guess(index));
    // Within this time two or three of the fifty came back.
    expect(answers.filter((code) => code === 'UNAUTHORIZED').length).toBeGreaterThanOrEqual(50);
    expect(answers.filter((code) => code === 'UNAUTHORIZED').length).toBeLessThanOrEqual(54);
    expect(answers.at(-1)).toBe('TOO_MANY_REQUESTS');
    await expectError(login('bystander', password, '203.0.113.7'), 'TOO_MANY_REQUESTS');
    await login('bystander', password, '203.0.113.8');
  });
});

async function deactivate(app: TestApp, userId: string): Promise<void> {
  const { db, bus, clock } = app.container.platform;
  await db.collection('users').updateOne({ _id: toObjectId(userId) }, { $set: { deactivatedAt: clock.now() } });
  await bus.publish(accountChanged, { userId });
}
