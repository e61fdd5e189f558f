import { type Attachment, type Channel, LIMITS, MESSAGES, type Team } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, picture, uploaded } from '../../src/modules/files/files.fixture.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../src/testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let stranger: Person;
let team: Team;
let room: Channel;
let photo: Buffer<ArrayBuffer>;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, stranger] = await Promise.all([app.person(), app.person(), app.person()]);
  team = await app.team({ owner, members: [member] });
  room = await app.channel({ team, by: owner });
  photo = Buffer.from(await picture(640, 480, 'jpeg'));
});
afterAll(() => app[Symbol.asyncDispose]());

const text = (person = owner): Promise<Attachment> =>
  uploaded(app, person, { bytes: 'hello', name: 'hello.txt', roomId: room.id });
const image = (): Promise<Attachment> => uploaded(app, owner, { bytes: photo, name: 'photo.jpg', roomId: room.id });
const send = (files: readonly Pick<Attachment, 'id'>[], more: { body?: string; clientId?: string } = {}) =>
  owner.call.messages.send({ roomId: room.id, attachmentIds: files.map(({ id }) => id), ...more });

describe('a message with attachments', () => {
  it('shows them in order, to everybody and everywhere the same', async () => {
    const files = [await text(), await image()];
    const message = await send(files, { body: 'look' });
    expect(message).toMatchObject({ type: 'file', body: 'look', attachments: files });
    expect(files[1]).toMatchObject({ width: 640, height: 480, thumbnailUrl: `/files/${files[1]?.id}/thumbnail` });
    expect(await member.call.messages.get({ messageId: message.id })).toEqual(message);
    expect((await member.call.messages.list({ roomId: room.id })).items.at(-1)).toEqual(message);
    const { messages } = await member.call.messages.changes({ roomId: room.id, sinceRev: message.rev - 1 });
    expect(messages).toEqual([message]);
  });

  it('needs no body, and is an image if there is nothing else', async () => {
    expect(await send([await image(), await image()])).toMatchObject({ type: 'image', body: '' });
    expect(await send([await text()])).toMatchObject({ type: 'file' });
    const body = { roomId: room.id, body: ' ' };
    await expectError(owner.call.messages.send(body), 'BAD_REQUEST');
    const refused: unknown = await owner.http.messages.send.mutate(body).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      message: MESSAGES.emptyMessage,
      data: { issues: { fieldErrors: { body: [{}] } } },
    });
  });

  it('may lose its body, where one without cannot', async () => {
    const message = await send([await text()], { body: 'words' });
    expect(await owner.call.messages.edit({ messageId: message.id, body: '' })).toMatchObject({
      body: '',
      attachments: message.attachments,
    });
    const plain = await send([], { body: 'words' });
    const emptied = owner.call.messages.edit({ messageId: plain.id, body: '' });
    await expectError(emptied, 'BAD_REQUEST', MESSAGES.emptyMessage);
  });

  it('has ten at most, each once', async () => {
    const ids = Array.from({ length: LIMITS.attachmentsPerMessage + 1 }, () => ({ id: unknownId() }));
    await expectError(send(ids), 'BAD_REQUEST');
    const file = await text();
    await expectError(send([file, file]), 'BAD_REQUEST');
    expect((await send(await Promise.all(ids.slice(1).map(() => text())))).attachments).toHaveLength(10);
  });

  it('shows nothing of them once it is deleted', async () => {
    const message = await send([await image()]);
    const deleted = await owner.call.messages.delete({ messageId: message.id });
    expect(deleted).toMatchObject({ attachments: [], body: '' });
    expect((await get(app, owner, message.attachments[0]?.url ?? '')).status).toBe(404);
    const again = owner.call.messages.send({ roomId: room.id, attachmentIds: [message.attachments[0]?.id ?? ''] });
    await expectError(again, 'NOT_FOUND', MESSAGES.notFound);
  });
});

describe('a file that cannot be attached', () => {
  it("is as unknown as one that never was: somebody else's, of another room, of no room, not arrived", async () => {
    const elsewhere = await app.channel({ team, by: owner });
    const pending = await owner.call.files.begin({ roomId: room.id, name: 'x', size: 5 });
    const others = [
      await text(member),
      await uploaded(app, owner, { bytes: 'hello', roomId: elsewhere.id }),
      await uploaded(app, owner, { bytes: photo }),
      { id: pending.fileId },
      { id: unknownId() },
    ];
    for (const file of others) await expectError(send([file], { body: 'x' }), 'NOT_FOUND', MESSAGES.notFound);
    const mine = await text();
    for (const file of others) await expectError(send([mine, file]), 'NOT_FOUND', MESSAGES.notFound);
    expect((await send([mine])).attachments).toEqual([mine]);
  });

  it('is not spoken of to who may not write there', async () => {
    const input = { roomId: room.id, attachmentIds: [(await text()).id] };
    await expectError(stranger.call.messages.send(input), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(stranger.call.messages.send({ ...input, roomId: unknownId() }), 'NOT_FOUND', MESSAGES.notFound);
  });

  it('is one that a message shows already', async () => {
    const file = await text();
    await send([file]);
    await expectError(send([file]), 'PRECONDITION_FAILED', MESSAGES.attachmentTaken);
    await expectError(send([await text(), file]), 'PRECONDITION_FAILED');
  });
});

describe('sends of the same file', () => {
  it('under one clientId make one message, however often and at once', async () => {
    const files = [await text(), await image()];
    const sends = await Promise.all(Array.from({ length: 10 }, () => send(files, { clientId: 'same-files' })));
    expect(new Set(sends.map(({ id }) => id)).size).toBe(1);
    expect(await send(files, { clientId: 'same-files' })).toEqual(sends[0]);
    expect(sends[0]?.attachments).toEqual(files);
  });

  it('at once make one message, and the others are refused', async () => {
    const files = [await text(), await text()];
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => send(files)));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(9);
    for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: 'PRECONDITION_FAILED' } });
  });

  it('in other company show it once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b, c] = [await text(), await text(), await text()];
      await Promise.allSettled([send([a, b]), send([b, c]), send([c, a]), send([a]), send([c, b, a])]);
      const { items } = await owner.call.messages.list({ roomId: room.id, limit: 10 });
      const shown = items.flatMap(({ attachments }) => attachments.map(({ id }) => id));
      expect(new Set(shown).size).toBe(shown.length);
    }
  });

  it('succeed after one that was refused, or of which nothing became', async () => {
    const [a, b] = [await text(), await text()];
    // Meant for a message, and then the server stopped.
    const files = app.container.platform.db.collection('files.files');
    const claim = (claimedAt: Date) => ({ 'metadata.messageId': new ObjectId(), 'metadata.claimedAt': claimedAt });
    const now = app.clock.now();
    await files.updateOne({ _id: new ObjectId(a.id) }, { $set: claim(now) });
    await files.updateOne({ _id: new ObjectId(b.id) }, { $set: claim(now) });
    await expectError(send([a, b]), 'PRECONDITION_FAILED');
    await files.updateOne({ _id: new ObjectId(b.id) }, { $set: claim(new Date(now.getTime() - 61_000)) });
    expect((await send([a, b])).attachments).toEqual([a, b]);
  });
});
