import type { FeedEventOf } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, type Person, type TestApp } from '../../testing/index.js';
import { preferencesChanged } from '../rooms/index.js';
import { FeedReader } from './feed-reader.fixture.js';

let app: TestApp;
let admin: Person;
let owner: Person;
let member: Person;
let near: Person;
let far: Person;
let stranger: Person;
let correspondent: Person;

beforeAll(async () => {
  app = await createTestApp();
  admin = await app.person();
  [owner, member, near, far, stranger, correspondent] = await Promise.all([
    app.person(),
    app.person(),
    app.person(),
    app.person(),
    app.person(),
    app.person(),
  ]);
  const team = await app.team({ owner, members: [member], guests: [near, far] });
  await app.channel({ team, by: owner, kind: 'private', members: [member, near] });
  // They know each other by a conversation alone.
  const { id: teamId } = await app.team({ owner: correspondent, members: [member] });
  await app.direct(member, correspondent);
  await correspondent.call.teams.delete({ teamId });
});
afterAll(() => app[Symbol.asyncDispose]());

const told = (feed: FeedReader): FeedEventOf<'user'>[] => feed.ofType('user');

describe('a profile', () => {
  it('is told to whom may know of the person, and the address to that person alone', async () => {
    const people = { admin, owner, member, near, far, stranger, correspondent };
    const feeds = await Promise.all(
      Object.entries(people).map(async ([name, person]) => ({ name, feed: await FeedReader.open(person) })),
    );
    const { role: _, email: __, ...profile } = await member.call.users.updateMe({ displayName: 'Renamed' });
    await FeedReader.settle();

    const heard = feeds.filter(({ feed }) => told(feed).length > 0);
    expect(heard.map(({ name }) => name)).toEqual(['owner', 'member', 'near', 'correspondent']);
    for (const { name, feed } of heard) {
      const own = name === 'member' ? { email: member.user.email } : {};
      expect(told(feed)).toEqual([{ type: 'user', user: { ...profile, ...own } }]);
    }
    for (const { feed } of feeds) await feed[Symbol.asyncDispose]();
  });

  it('is told to just those to whom it can be shown', async () => {
    const everybody = [admin, owner, member, near, far, stranger, correspondent];
    const { users } = app.container.users;
    const ids = everybody.map(({ user }) => toObjectId(user.id));
    for (const seen of ids) {
      const knowing = await users.whoKnow(seen, ids);
      for (const viewer of ids) {
        expect(knowing.has(viewer.toHexString())).toBe(await users.visibleTo(viewer, seen));
      }
    }
  });

  it('is told last as it is in the end, however many changes meet', async () => {
    await using feed = await FeedReader.open(owner);
    const bios = Array.from({ length: 20 }, (_, index) => `Bio ${index}`);
    await Promise.all(bios.map((bio) => member.call.users.updateMe({ bio })));
    const { bio } = await owner.call.users.get({ userId: member.user.id });
    await FeedReader.settle();
    expect(told(feed).at(-1)?.user.bio).toBe(bio);
    expect(told(feed).length).toBeLessThanOrEqual(bios.length);
  });

  it('is told of who is deactivated', async () => {
    const leaving = await app.person();
    await app.team({ owner, members: [leaving] });
    await using feed = await FeedReader.open(owner);
    await leaving.call.users.deactivateMe({ password: leaving.password });
    await expect.poll(() => told(feed).at(-1)?.user.deactivatedAt).toBeInstanceOf(Date);
  });
});

describe('one’s own part in a room', () => {
  it('is told to one’s own clients when the preferences change', async () => {
    await using other = await FeedReader.open(owner);
    await using own = await FeedReader.open(member);
    const [room] = (await member.call.rooms.list({})).items;
    const roomId = room?.id ?? '';
    const payload = { roomId: toObjectId(roomId), userId: toObjectId(member.user.id) };
    await app.container.platform.bus.publish(preferencesChanged, payload);
    await own.until(({ type }) => type === 'self');
    expect(own.ofType('self')).toEqual([{ type: 'self', roomId, me: room?.me }]);
    expect(other.ofType('self')).toEqual([]);
  });
});
