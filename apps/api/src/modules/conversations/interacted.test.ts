import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

describe('users.interacted', () => {
  let app: TestApp;
  let owner: Person;
  let talker: Person;
  let writer: Person;
  let silent: Person;
  let guest: Person;
  let elsewhere: Person;
  let teamId: string;
  beforeAll(async () => {
    app = await createTestApp();
    [owner, talker, writer, silent, guest, elsewhere] = [
      await app.person(),
      await app.person(),
      await app.person(),
      await app.person(),
      await app.person(),
      await app.person(),
    ];
    teamId = (await app.team({ owner, members: [talker, writer, silent], guests: [guest] })).id;
    await app.team({ owner, members: [elsewhere] });
    await say(owner, talker);
    await say(writer, owner);
    await say(owner, elsewhere);
    await app.direct(owner, silent);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  async function say(from: Person, to: Person): Promise<void> {
    const { id: roomId } = await app.direct(from, to);
    await from.call.messages.send({ roomId, body: 'hello' });
  }

  it('are those in the team with whom something was said, by either of both', async () => {
    const ids = async (person: Person) => (await person.call.users.interacted({ teamId })).items.map(({ id }) => id);
    expect(await ids(owner)).toEqual([talker.user.id, writer.user.id].toSorted());
    expect(await ids(talker)).toEqual([owner.user.id]);
    expect(await ids(silent)).toEqual([]);
    expect(await ids(guest)).toEqual([]);
  });

  it('come on pages', async () => {
    const first = await owner.call.users.interacted({ teamId, limit: 1 });
    const second = await owner.call.users.interacted({ teamId, limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([talker.user.id, writer.user.id].toSorted());
    expect(second.nextCursor).toBeNull();
    await expectError(owner.call.users.interacted({ teamId, cursor: 'x' }), 'BAD_REQUEST');
  });

  it('are not there for outsiders', async () => {
    for (const id of [teamId, unknownId()]) {
      await expectError(elsewhere.call.users.interacted({ teamId: id }), 'NOT_FOUND', MESSAGES.notFound);
    }
    await expectError(app.node.call().users.interacted({ teamId }), 'UNAUTHORIZED');
  });
});
