import { type AdminUser, MESSAGES } from '@confab/shared';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createTestApp,
  expectError,
  type Person,
  type TestApp,
  type TestNode,
  unknownId,
} from '../../testing/index.js';

const shown = async (error: Promise<Error>) => {
  const { message, ...rest } = await error;
  return JSON.stringify({ message, ...rest });
};

describe('admin.*', () => {
  let app: TestApp;
  let admin: Person;
  let person: Person;
  beforeEach(async () => {
    app = await createTestApp();
    admin = await app.person({ username: 'admin' });
    person = await app.person({ username: 'person', email: 'mail@example.org', displayName: 'Somebody' });
  });
  afterEach(() => app[Symbol.asyncDispose]());
  const all = async (input: { query?: string; limit?: number } = {}) => {
    const items: AdminUser[] = [];
    let cursor: string | null = null;
    do {
      const page = await admin.call.admin.users({ ...input, ...(cursor !== null && { cursor }) });
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  };

  it('is forbidden to everybody else, whatever they ask for', async () => {
    const { admin: calls } = person.call;
    const ids = [person.user.id, admin.user.id, unknownId(), 'x'];
    const answers = await Promise.all([
      shown(expectError(calls.users({}), 'FORBIDDEN', MESSAGES.notAllowed)),
      ...ids.flatMap((userId) => [
        shown(expectError(calls.setRole({ userId, role: 'admin' }), 'FORBIDDEN')),
        shown(expectError(calls.deactivate({ userId }), 'FORBIDDEN')),
        shown(expectError(calls.reactivate({ userId }), 'FORBIDDEN')),
      ]),
    ]);
    expect(new Set(answers).size).toBe(1);
    await expectError(app.node.call().admin.users({}), 'UNAUTHORIZED');
  });

  it('lists everybody with address and role, also those who are deactivated', async () => {
    const gone = await app.person({ username: 'gone' });
    await gone.call.users.deactivateMe({ password: gone.password });
    const found = await all({ limit: 1 });
    expect(found.map(({ username, role }) => [username, role])).toEqual([
      ['admin', 'admin'],
      ['gone', 'member'],
      ['person', 'member'],
    ]);
    expect(found[1]?.deactivatedAt).toBeInstanceOf(Date);
    const { role: _, ...profile } = person.user;
    expect(found[2]).toEqual({ ...profile, role: 'member' });
    expect(JSON.stringify(found)).not.toMatch(/password|argon2/i);
    for (const query of ['some', 'MAIL@', 'pers']) {
      expect((await all({ query })).map(({ username }) => username)).toEqual(['person']);
    }
    expect(await all({ query: 'example.org' })).toEqual([]);
  });

  it('knows who does not exist', async () => {
    const userId = unknownId();
    const { admin: calls } = admin.call;
    await expectError(calls.setRole({ userId, role: 'admin' }), 'NOT_FOUND', MESSAGES.userNotFound);
    await expectError(calls.deactivate({ userId }), 'NOT_FOUND', MESSAGES.userNotFound);
    await expectError(calls.reactivate({ userId }), 'NOT_FOUND', MESSAGES.userNotFound);
    await expectError(calls.setRole({ userId: person.user.id, role: 'owner' as 'admin' }), 'BAD_REQUEST');
  });

  it('takes somebody’s account from them, and gives it back', async () => {
    const one = await app.person();
    const socket = one.socket();
    await socket.client.users.me.query();
    const first = await admin.call.admin.deactivate({ userId: one.user.id });
    expect(first.deactivatedAt).toBeInstanceOf(Date);
    expect(await socket.closed).toBe(4401);
    app.clock.advance(1_000);
    expect(await admin.call.admin.deactivate({ userId: one.user.id })).toEqual(first);
    const login = () => app.node.call().auth.login({ login: one.user.username, password: one.password });
    await expectError(login(), 'UNAUTHORIZED', MESSAGES.signInFailed);
    expect((await admin.call.admin.reactivate({ userId: one.user.id })).deactivatedAt).toBeNull();
    await login();
    await expectError(one.call.users.me(), 'UNAUTHORIZED');
  });

  it('makes admins, and no admins again, at once', async () => {
    const other = await app.person();
    expect((await admin.call.admin.setRole({ userId: other.user.id, role: 'admin' })).role).toBe('admin');
    await other.call.admin.users({});
    expect((await other.call.users.me()).role).toBe('admin');
    await admin.call.admin.setRole({ userId: other.user.id, role: 'member' });
    await expectError(other.call.admin.users({}), 'FORBIDDEN');
  });

  it('gives no right in teams and rooms', async () => {
    const owner = await app.person();
    const team = await app.team({ owner });
    await expectError(admin.call.teams.get({ teamId: team.id }), 'NOT_FOUND');
    await expectError(admin.call.teams.delete({ teamId: team.id }), 'NOT_FOUND');
  });
});

describe('the last admin', () => {
  let app: TestApp;
  let second: TestNode;
  beforeAll(async () => {
    app = await createTestApp();
    second = await app.secondNode();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('stays, whatever is tried', async () => {
    await using own = await createTestApp();
    const admin = await own.person();
    const { admin: calls } = admin.call;
    const userId = admin.user.id;
    await expectError(calls.setRole({ userId, role: 'member' }), 'PRECONDITION_FAILED', MESSAGES.lastAdmin);
    await expectError(calls.deactivate({ userId }), 'PRECONDITION_FAILED', MESSAGES.lastAdmin);
    const other = await own.person();
    await calls.setRole({ userId: other.user.id, role: 'admin' });
    await calls.deactivate({ userId: other.user.id });
    // Somebody who is deactivated looks after nothing.
    await expectError(calls.setRole({ userId, role: 'member' }), 'PRECONDITION_FAILED', MESSAGES.lastAdmin);
    expect((await calls.setRole({ userId, role: 'admin' })).role).toBe('admin');
  });

  it('is one of two who give up at the same moment, on two nodes', async () => {
    let admins = [await app.person(), await app.person()];
    const [first] = admins as [Person, Person];
    for (let round = 0; round < 12; round += 1) {
      const [one, two] = admins as [Person, Person];
      await first.call.admin.setRole({ userId: one.user.id, role: 'admin' }).catch(() => {});
      await one.call.admin.setRole({ userId: two.user.id, role: 'admin' });
      app.clock.advance(6_000);
      const there = two.at(second);
      const outcomes = await Promise.allSettled([
        one.call.admin.setRole({ userId: one.user.id, role: 'member' }),
        round % 2
          ? there.call.admin.setRole({ userId: two.user.id, role: 'member' })
          : there.call.users.deactivateMe({ password: two.password }),
      ]);
      const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(failed).toHaveLength(1);
      await expectError(Promise.reject(failed[0]), 'PRECONDITION_FAILED', MESSAGES.lastAdmin);
      const staying = outcomes[0]?.status === 'rejected' ? one : two;
      app.clock.advance(6_000);
      expect((await staying.call.admin.users({})).items.filter(isActiveAdmin)).toHaveLength(1);
      admins = [staying, await app.person()];
    }
  });
});

function isActiveAdmin({ role, deactivatedAt }: AdminUser): boolean {
  return role === 'admin' && deactivatedAt === null;
}
