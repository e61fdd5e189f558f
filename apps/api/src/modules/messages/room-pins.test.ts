import { type Channel, LIMITS, MESSAGES, type Message, type Team } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let team: Team;

beforeAll(async () => {
  app = await createTestApp();
  owner = await app.person();
  team = await app.team({ owner });
});
afterAll(() => app[Symbol.asyncDispose]());

const write = (roomId: string, count: number): Promise<Message[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => owner.call.messages.send({ roomId, body: `${index}` })));
const pinned = ({ id }: Channel) =>
  app.container.platform.db.collection('messages').countDocuments({ roomId: toObjectId(id), pinnedAt: { $ne: null } });

describe('the pins of a room', () => {
  it('have as much place as there is, however many are pinned at once and on whichever server', async () => {
    const channel = await app.channel({ team, by: owner });
    const other = owner.at(await app.secondNode());
    const messages = await write(channel.id, LIMITS.pinsPerRoom + 20);
    const pins = messages.map(({ id: messageId }, place) =>
      (place % 2 === 0 ? owner : other).call.messages.pin({ messageId }),
    );
    const refused = (await Promise.allSettled(pins)).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(20);
    expect(await pinned(channel)).toBe(LIMITS.pinsPerRoom);

    const { rev } = await owner.call.rooms.get({ roomId: channel.id });
    const page = await owner.call.messages.pins({ roomId: channel.id, limit: 2 });
    const loose = (await Promise.all(messages.map(({ id }) => owner.call.messages.get({ messageId: id })))).find(
      ({ pinnedAt }) => pinnedAt === null,
    );
    const messageId = loose?.id ?? '';
    await expectError(owner.call.messages.pin({ messageId }), 'PRECONDITION_FAILED', MESSAGES.tooManyPins);
    expect((await owner.call.rooms.get({ roomId: channel.id })).rev).toBe(rev);

    // A pin that is taken off makes place, and so does the deletion of a pinned message.
    const [first, second] = page.items;
    await owner.call.messages.delete({ messageId: first?.id ?? '' });
    await owner.call.messages.pin({ messageId });
    await other.call.messages.unpin({ messageId: second?.id ?? '' });
    await other.call.messages.pin({ messageId: second?.id ?? '' });
    expect(await pinned(channel)).toBe(LIMITS.pinsPerRoom);
  }, 60_000);

  it('count once what is pinned twice, and nothing where a message without a pin is deleted', async () => {
    const channel = await app.channel({ team, by: owner });
    const [one, two] = await write(channel.id, 2);
    const messageId = one?.id ?? '';
    const pin = await owner.call.messages.pin({ messageId });
    expect(await owner.call.messages.pin({ messageId })).toEqual(pin);
    await owner.call.messages.delete({ messageId: two?.id ?? '' });
    const counts = app.container.platform.db.collection('roomPins');
    expect(await counts.findOne({ _id: toObjectId(channel.id) })).toMatchObject({ count: 1, pinsRev: pin.rev });
  });
});
