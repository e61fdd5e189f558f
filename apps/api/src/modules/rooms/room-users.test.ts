import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

describe('users.inRoom', () => {
  let app: TestApp;
  let owner: Person;
  let member: Person;
  let guest: Person;
  let stranger: Person;
  beforeAll(async () => {
    app = await createTestApp();
    await app.person();
    [owner, member, guest, stranger] = [await app.person(), await app.person(), await app.person(), await app.person()];
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('shows the profiles of those who are in a room, to those who are', async () => {
    const team = await app.team({ owner, members: [member], guests: [guest] });
    const room = await app.channel({ team, by: owner, kind: 'private', members: [guest] });
    const page = await guest.call.users.inRoom({ roomId: room.id });
    expect(page.items.map(({ id }) => id).toSorted()).toEqual([owner.user.id, guest.user.id].toSorted());
    expect(page.items.find(({ id }) => id === owner.user.id)).not.toHaveProperty('email');
    expect(page.items[0]).toHaveProperty('bio', '');
    const first = await owner.call.users.inRoom({ roomId: room.id, limit: 1 });
    const rest = await owner.call.users.inRoom({ roomId: room.id, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(page.items.map(({ id }) => id));
    for (const [person, roomId] of [
      [member, room.id],
      [stranger, room.id],
      [owner, unknownId()],
    ] as const) {
      await expectError(person.call.users.inRoom({ roomId }), 'NOT_FOUND', MESSAGES.notFound);
    }
    await expectError(app.node.call().users.inRoom({ roomId: room.id }), 'UNAUTHORIZED');
  });

  it('says of a public channel one could join that it is not one’s own', async () => {
    const team = await app.team({ owner });
    const room = await app.channel({ team, by: owner });
    const late = await app.person();
    await owner.call.teams.addMember({ teamId: team.id, login: late.user.username, role: 'guest' });
    await expectError(late.call.users.inRoom({ roomId: room.id }), 'NOT_FOUND', MESSAGES.notFound);
    // As a member who is not yet in the channels.
    await app.container.platform.db
      .collection('teamMembers')
      .updateOne({ userId: toObjectId(late.user.id) }, { $set: { role: 'member' } });
    app.clock.advance(6_000);
    await expectError(late.call.users.inRoom({ roomId: room.id }), 'FORBIDDEN', MESSAGES.noRoomAccess);
  });
});
