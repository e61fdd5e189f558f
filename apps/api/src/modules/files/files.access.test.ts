import { type Attachment, type Channel, MESSAGES, type Team, TIMES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import { get, leftovers, picture, posted, upload, uploaded } from './files.fixture.js';

let app: TestApp;
let owner: Person;
let member: Person;
let stranger: Person;
let team: Team;
let secret: Channel;
let open: Channel;
let bytes: Buffer<ArrayBuffer>;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, stranger] = await Promise.all([app.person(), app.person(), app.person()]);
  team = await app.team({ owner, members: [member] });
  secret = await app.channel({ team, by: owner, kind: 'private' });
  open = await app.channel({ team, by: owner });
  bytes = Buffer.from(await picture(600, 400));
});
afterAll(() => app[Symbol.asyncDispose]());

/** Everything of an answer that the asker can see, but for what no two answers have in common. */
async function answer(person: Person | null, url: string, init: RequestInit = {}) {
  const { status, headers, bytes: body } = await get(app, person, url, init);
  const { 'x-request-id': _, date: __, ...rest } = Object.fromEntries(headers);
  return { status, headers: rest, body: body.toString() };
}

/** Every way in which a file can be asked for. */
const WAYS: readonly RequestInit[] = [
  {},
  { method: 'HEAD' },
  { headers: { range: 'bytes=0-0' } },
  { headers: { 'if-none-match': '*' } },
  { headers: { range: 'bytes=999999999-' } },
];

/** Both addresses of a file answer as those of one that never was. */
async function expectNothingThere(person: Person, { id }: Pick<Attachment, 'id'>): Promise<void> {
  for (const way of WAYS) {
    for (const part of ['', '/thumbnail']) {
      const found = await answer(person, `/files/${id}${part}`, way);
      expect(found).toEqual(await answer(person, `/files/${unknownId()}${part}`, way));
      expect(found.status).toBe(404);
      expect(found.headers).not.toHaveProperty('etag');
      expect(found.headers).not.toHaveProperty('accept-ranges');
      expect(found.headers['cache-control']).toBe('no-store');
    }
  }
}

async function expectThere(person: Person, { id }: Pick<Attachment, 'id'>): Promise<void> {
  for (const part of ['', '/thumbnail']) {
    expect((await get(app, person, `/files/${id}${part}`)).status).toBe(200);
    expect((await get(app, person, `/files/${id}${part}`, { method: 'HEAD' })).status).toBe(200);
  }
}

describe('a file of a room', () => {
  it('is there for its members, and for nobody else', async () => {
    const file = await posted(app, owner, { bytes, roomId: secret.id });
    await expectThere(owner, file);
    await expectNothingThere(member, file);
    await expectNothingThere(stranger, file);
  });

  it('is not there for who is not signed in', async () => {
    const file = await posted(app, owner, { bytes, roomId: secret.id });
    const unknown = `/files/${unknownId()}`;
    for (const way of WAYS) {
      expect(await answer(null, file.url, way)).toEqual(await answer(null, unknown, way));
      expect((await answer(null, file.url, way)).status).toBe(401);
    }
  });

  it('of a public channel is there for its members only', async () => {
    const file = await posted(app, owner, { bytes, roomId: open.id });
    await expectThere(member, file);
    const late = await app.person();
    const { code } = await owner.call.invitations.create({ teamId: team.id, role: 'guest' });
    await late.call.invitations.join({ code });
    await expectNothingThere(late, file);
  });

  it('is not there for who could join the channel', async () => {
    const file = await posted(app, owner, { bytes, roomId: open.id });
    const outside = await app.person();
    const { code } = await owner.call.invitations.create({ teamId: team.id, role: 'member' });
    await outside.call.invitations.join({ code });
    await expectThere(outside, file);
    await app.container.platform.db
      .collection('roomMembers')
      .updateOne(
        { roomId: toObjectId(open.id), userId: toObjectId(outside.user.id) },
        { $set: { leftAt: new Date() } },
      );
    await expectError(outside.call.messages.list({ roomId: open.id }), 'FORBIDDEN');
    await expectNothingThere(outside, file);
  });

  it('is there for its owner alone until a message shows it', async () => {
    const file = await uploaded(app, owner, { bytes, roomId: open.id });
    await expectThere(owner, file);
    await expectNothingThere(member, file);
    await owner.call.messages.send({ roomId: open.id, attachmentIds: [file.id] });
    await expectThere(member, file);
  });

  it('is gone at once for who has left, also for who sent it', async () => {
    const leaving = await app.person();
    const other = await app.team({ owner, members: [leaving] });
    const room = await app.channel({ team: other, by: owner });
    const [theirs, mine] = [
      await posted(app, leaving, { bytes, roomId: room.id }),
      await posted(app, owner, { bytes, roomId: room.id }),
    ];
    const loose = await uploaded(app, leaving, { bytes, roomId: room.id });
    await leaving.call.teams.leave({ teamId: other.id });
    for (const file of [theirs, mine, loose]) await expectNothingThere(leaving, file);
    await expectThere(owner, theirs);
  });

  it('goes with its message, for everybody, and its bytes with it', async () => {
    const before = await leftovers(app);
    const file = await uploaded(app, member, { bytes, roomId: open.id });
    const message = await member.call.messages.send({ roomId: open.id, body: 'look', attachmentIds: [file.id] });
    await expectThere(owner, file);
    const deleted = await owner.call.messages.delete({ messageId: message.id });
    expect(deleted.attachments).toEqual([]);
    await expectNothingThere(owner, file);
    await expectNothingThere(member, file);
    expect(await leftovers(app)).toEqual(before);
  });

  it('stays where the deletion of its message is refused', async () => {
    const file = await uploaded(app, owner, { bytes, roomId: open.id });
    const message = await owner.call.messages.send({ roomId: open.id, attachmentIds: [file.id] });
    await expectError(member.call.messages.delete({ messageId: message.id }), 'FORBIDDEN');
    await app.container.files.sweep.sweep();
    await expectThere(member, file);
  });

  it('is refused to a session that is over', async () => {
    const leaver = await app.person();
    const file = await uploaded(app, leaver, { bytes });
    await leaver.call.auth.logout();
    expect((await get(app, leaver, file.url)).status).toBe(401);
  });
});

describe('an avatar', () => {
  const use = (person: Person, avatarFileId: string | null) => person.call.users.updateMe({ avatarFileId });

  it('is there for everybody who is signed in, as long as it is in use', async () => {
    const file = await uploaded(app, owner, { bytes });
    await expectThere(owner, file);
    await expectNothingThere(stranger, file);
    const me = await use(owner, file.id);
    expect(me.avatarUrl).toBe(`/files/${file.id}/thumbnail`);
    const [general] = await member.call.channels.list({ teamId: team.id });
    const { items } = await member.call.rooms.members({ roomId: general?.id ?? '' });
    expect(items.find(({ user }) => user.id === me.id)?.user.avatarUrl).toBe(me.avatarUrl);
    await expectThere(stranger, file);
    expect((await get(app, null, file.url)).status).toBe(401);
    expect(await owner.call.users.updateMe({ bio: 'x' })).toMatchObject({ avatarUrl: me.avatarUrl });
    expect((await use(owner, null)).avatarUrl).toBeNull();
    await expectNothingThere(stranger, file);
  });

  it("is a picture of one's own that was sent for no room", async () => {
    const file = await uploaded(app, owner, { bytes });
    const inRoom = await uploaded(app, owner, { bytes, roomId: open.id });
    for (const [person, fileId] of [[stranger, file.id] as const, [owner, inRoom.id] as const]) {
      await expectError(use(person, fileId), 'NOT_FOUND', MESSAGES.notFound);
    }
    await expectError(use(owner, unknownId()), 'NOT_FOUND', MESSAGES.notFound);
    expect((await upload(app, owner, { bytes: 'no picture' })).status).toBe(400);
  });

  it('gives way to the next, and goes; the one in use stays', async () => {
    const files = app.container.platform.db.collection('files.files');
    const [first, second] = await Promise.all([uploaded(app, owner, { bytes }), uploaded(app, owner, { bytes })]);
    for (const { id } of [first, second, first, second]) await use(owner, id);
    await expectNothingThere(stranger, first);
    await expectThere(stranger, second);
    app.clock.advance(61_000);
    await app.container.files.sweep.sweep();
    expect(await files.countDocuments({ _id: toObjectId(first.id) })).toBe(0);
    await expectNothingThere(owner, first);
    await expectError(use(owner, first.id), 'NOT_FOUND', MESSAGES.notFound);
    await expectThere(stranger, second);
    // Everybody is signed out by then.
    app.clock.advance(TIMES.looseFile);
    await app.container.files.sweep.sweep();
    expect(await files.countDocuments({ _id: toObjectId(second.id) })).toBe(1);
  });

  it('that could not be made small is shown as it is', async () => {
    const person = await app.person();
    const file = await uploaded(app, person, { bytes });
    const { db } = app.container.platform;
    const _id = toObjectId(file.id);
    await db.collection('files.files').updateOne({ _id }, { $set: { 'metadata.hasThumbnail': false } });
    const { avatarUrl } = await use(person, file.id);
    const shown = await get(app, person, avatarUrl ?? '');
    expect({ status: shown.status, same: shown.bytes.equals(bytes) }).toEqual({ status: 200, same: true });
  });
});
