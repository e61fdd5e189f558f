import { MESSAGES, type User } from '@confab/shared';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

/** Every page of a list, one after the other. */
async function walk(person: Person, input: { query?: string; limit: number }): Promise<User[]> {
  const items: User[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await person.call.users.list({ ...input, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    expect(page.items.length).toBe(input.limit);
    cursor = page.nextCursor;
  }
}

const shown = async (error: Promise<Error>) => {
  const { message, ...rest } = await error;
  return JSON.stringify({ message, ...rest });
};

describe('users', () => {
  let app: TestApp;
  let admin: Person;
  let owner: Person;
  let member: Person;
  let guest: Person;
  let stranger: Person;
  beforeAll(async () => {
    app = await createTestApp();
    admin = await app.person({ username: 'admin' });
    owner = await app.person({ username: 'owner', displayName: 'Olga of (the) House' });
    member = await app.person({ username: 'member', displayName: 'Mémé Ünal' });
    guest = await app.person({ username: 'guest' });
    stranger = await app.person({ username: 'stranger' });
    await app.team({ owner, members: [member], guests: [guest] });
  });
  afterAll(() => app[Symbol.asyncDispose]());
  const get = (viewer: Person, userId: string) => viewer.call.users.get({ userId });

  it('know themselves', async () => {
    expect(await stranger.call.users.me()).toEqual(stranger.user);
    const { role: _, ...profile } = stranger.user;
    expect(await get(stranger, stranger.user.id)).toEqual(profile);
  });

  it('see people of their teams, without the address', async () => {
    const { role: _, email: __, ...profile } = member.user;
    expect(await get(owner, member.user.id)).toEqual(profile);
    expect((await get(member, guest.user.id)).username).toBe('guest');
  });

  it('are not there for strangers, and for guests only through rooms', async () => {
    const unknown = await shown(expectError(get(stranger, unknownId()), 'NOT_FOUND', MESSAGES.userNotFound));
    for (const [viewer, seen] of [
      [stranger, member],
      [member, stranger],
      [guest, member],
      [admin, stranger],
    ] as const) {
      expect(await shown(expectError(get(viewer, seen.user.id), 'NOT_FOUND'))).toBe(unknown);
    }
  });

  it('are listed by username: oneself and those of one’s teams', async () => {
    const names = async (viewer: Person) => (await walk(viewer, { limit: 2 })).map(({ username }) => username);
    expect(await names(owner)).toEqual(['guest', 'member', 'owner']);
    expect(await names(guest)).toEqual(['guest']);
    expect(await names(stranger)).toEqual(['stranger']);
  });

  it.each([
    ['the username', 'mem', ['member']],
    ['the name, in any case', 'MÉMÉ Ü', ['member']],
    ['a later word', 'ünal', ['member']],
    ['signs that are patterns elsewhere', '(the)', ['owner']],
    ['a pattern', '.*', []],
    ['the middle of a word', 'émé', []],
    ['nothing', ' ', ['guest', 'member', 'owner']],
  ])('are found by %s', async (_, query, expected) => {
    expect((await walk(owner, { query, limit: 50 })).map(({ username }) => username)).toEqual(expected);
  });

  it('refuse what is no input of theirs', async () => {
    for (const input of [{ limit: 101 }, { limit: 0 }, { cursor: 'x' }, { cursor: 'WzFd' }, { filter: {} }]) {
      await expectError(owner.call.users.list(input as { limit: number }), 'BAD_REQUEST');
    }
    for (const userId of ['x', '', { $ne: null }]) await expectError(get(owner, userId as string), 'BAD_REQUEST');
  });

  it('need somebody who is signed in', async () => {
    await expectError(app.node.call().users.list({}), 'UNAUTHORIZED');
    await expectError(app.node.call().users.get({ userId: owner.user.id }), 'UNAUTHORIZED');
  });
});

describe('users with DIRECTORY=server', () => {
  let app: TestApp;
  let admin: Person;
  const people: Person[] = [];
  beforeAll(async () => {
    app = await createTestApp({ environment: { DIRECTORY: 'server' } });
    admin = await app.person({ username: 'z-admin' });
    for (let index = 0; index < 23; index += 1) {
      people.push(await app.person({ username: `p${index % 5}-${index}`, displayName: `Person ${index % 3}` }));
    }
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('are visible to everybody; only the server’s admin sees addresses', async () => {
    const [one, other] = people as [Person, Person];
    expect(await one.call.users.get({ userId: other.user.id })).not.toHaveProperty('email');
    expect(await admin.call.users.get({ userId: other.user.id })).toHaveProperty('email', other.user.email);
    await expectError(one.call.users.get({ userId: unknownId() }), 'NOT_FOUND', MESSAGES.userNotFound);
  });

  it('come on pages of any size without a gap or a double', async () => {
    const [viewer] = people as [Person];
    const all = [...people, admin].map(({ user }) => user.username).sort();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom('', 'p', 'p1', 'person 2'),
        async (limit, query) => {
          const found = (await walk(viewer, { limit, ...(query && { query }) })).map(({ username }) => username);
          const expected = all.filter((name) => {
            const displayName = people.find(({ user }) => user.username === name)?.user.displayName.toLowerCase();
            return name.startsWith(query) || displayName?.startsWith(query);
          });
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are no longer listed when deactivated, but still known', async () => {
    const gone = await app.person({ username: 'gone' });
    await app.container.platform.db
      .collection('users')
      .updateOne({ _id: toObjectId(gone.user.id) }, { $set: { deactivatedAt: new Date() } });
    app.clock.advance(6_000);
    expect(await walk(admin, { query: 'gone', limit: 5 })).toEqual([]);
    expect((await admin.call.users.get({ userId: gone.user.id })).deactivatedAt).toBeInstanceOf(Date);
  });
});
