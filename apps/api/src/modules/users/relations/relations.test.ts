import { LIMITS, MESSAGES } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../../testing/index.js';

const shown = async (error: Promise<Error>) => {
  const { message, ...rest } = await error;
  return JSON.stringify({ message, ...rest });
};

describe.each([
  ['block', 'unblock', 'blocked', MESSAGES.tooManyBlocked, LIMITS.peopleBlocked],
  ['mute', 'unmute', 'muted', MESSAGES.tooManyMuted, LIMITS.peopleMuted],
] as const)('users.%s', (add, remove, list, tooMany, limit) => {
  let app: TestApp;
  let owner: Person;
  let member: Person;
  let guest: Person;
  let stranger: Person;
  beforeAll(async () => {
    app = await createTestApp();
    owner = await app.person();
    member = await app.person();
    guest = await app.person();
    stranger = await app.person();
    await app.team({ owner, members: [member], guests: [guest] });
  });
  afterAll(() => app[Symbol.asyncDispose]());
  const listed = async (person: Person) => (await person.call.users[list]()).map(({ id }) => id);

  it('is done and undone, however often, and seen by nobody else', async () => {
    const { id: userId, username, displayName, avatarUrl, isBot } = member.user;
    for (let time = 0; time < 2; time += 1) expect(await owner.call.users[add]({ userId })).toEqual({ ok: true });
    await owner.call.users[add]({ userId: guest.user.id });
    expect(await owner.call.users[list]()).toEqual([
      expect.objectContaining({ id: guest.user.id }),
      { id: userId, username, displayName, avatarUrl, isBot },
    ]);
    expect(await listed(member)).toEqual([]);
    for (let time = 0; time < 2; time += 1) expect(await owner.call.users[remove]({ userId })).toEqual({ ok: true });
    expect(await listed(owner)).toEqual([guest.user.id]);
  });

  it('knows nobody whom the caller may not know', async () => {
    const unknown = await shown(
      expectError(owner.call.users[add]({ userId: unknownId() }), 'NOT_FOUND', MESSAGES.userNotFound),
    );
    expect(await shown(expectError(owner.call.users[add]({ userId: stranger.user.id }), 'NOT_FOUND'))).toBe(unknown);
    expect(await shown(expectError(guest.call.users[add]({ userId: member.user.id }), 'NOT_FOUND'))).toBe(unknown);
    // To undo it nobody has to be known any more.
    await owner.call.users[remove]({ userId: stranger.user.id });
  });

  it('is not for oneself, nor for what is no id', async () => {
    await expectError(owner.call.users[add]({ userId: owner.user.id }), 'BAD_REQUEST', MESSAGES.notYourself);
    await expectError(owner.call.users[add]({ userId: 'x' }), 'BAD_REQUEST');
    await expectError(app.node.call().users[add]({ userId: owner.user.id }), 'UNAUTHORIZED');
    await expectError(app.node.call().users[list](), 'UNAUTHORIZED');
  });

  it('ends at a thousand people, however many come at once', async () => {
    const person = await app.person();
    const people = await Promise.all(Array.from({ length: 6 }, () => app.person()));
    await app.team({ owner: person, members: people });
    const now = new Date();
    await app.container.platform.db.collection('userRelations').insertMany(
      Array.from({ length: limit - 3 }, () => ({
        userId: toObjectId(person.user.id),
        kind: list,
        otherUserId: new ObjectId(),
        createdAt: now,
        updatedAt: now,
      })),
    );
    const outcomes = await Promise.allSettled(people.map(({ user }) => person.call.users[add]({ userId: user.id })));
    const done = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(done).toBeLessThanOrEqual(3);
    expect(await listed(person)).toHaveLength(done);
    const rest = people.filter((_, index) => outcomes[index]?.status === 'rejected');
    for (const { user } of rest.slice(0, 3 - done)) await person.call.users[add]({ userId: user.id });
    const last = rest.at(-1);
    if (!last) throw new Error('Everybody fitted');
    await expectError(person.call.users[add]({ userId: last.user.id }), 'PRECONDITION_FAILED', tooMany);
  });
});

describe('who has blocked whom', () => {
  it('is known both ways and at once, and on another node within five seconds', async () => {
    await using app = await createTestApp();
    const second = await app.secondNode();
    const [one, two, three] = [await app.person(), await app.person(), await app.person()];
    await app.team({ owner: one, members: [two, three] });
    const ids = [one, two, three].map(({ user }) => toObjectId(user.id));
    const among = async (node: typeof second) => {
      const { users } = node.container.users;
      const answers = await Promise.all(ids.map((id) => users.blockedAmong(id, ids)));
      return answers.map((blocked) => [...blocked].length);
    };
    expect([await among(app.node), await among(second)]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    await one.call.users.block({ userId: two.user.id });
    await one.call.users.mute({ userId: three.user.id });
    expect(await among(app.node)).toEqual([1, 1, 0]);
    app.clock.advance(5_000);
    expect(await among(second)).toEqual([1, 1, 0]);
    await one.call.users.unblock({ userId: two.user.id });
    expect(await among(app.node)).toEqual([0, 0, 0]);
  });
});
