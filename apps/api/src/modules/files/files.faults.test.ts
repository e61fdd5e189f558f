import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Channel, TIMES } from '@confab/shared';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../../testing/index.js';
import { bearer, get, leftovers, NOTHING, picture, posted, put, uploaded } from './files.fixture.js';

const SIZE = 2_500_000;
const SECRET = 'a secret that two servers have in common';
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

let app: TestApp;
let owner: Person;
let room: Channel;

beforeAll(async () => {
  app = await createTestApp({ environment: { AUTH_SECRET: SECRET } });
  owner = await app.person();
  const team = await app.team({ owner });
  room = await app.channel({ team, by: owner });
});
afterAll(() => app[Symbol.asyncDispose]());

const sweep = () => app.container.files.sweep.sweep();
const announce = () => owner.call.files.begin({ roomId: room.id, name: 'cut.bin', size: SIZE });

/** Moves the time, and signs in again. */
async function later(milliseconds: number): Promise<void> {
  app.clock.advance(milliseconds);
  const session = await app.node.call().auth.login({ login: owner.user.username, password: owner.password });
  owner = { ...owner, session, call: app.node.call(session) };
}

/** Sends the beginning of a file of `SIZE` bytes and stops. */
async function sendPart(server: string, url: string, length: number): Promise<ClientRequest> {
  const headers = { ...bearer(owner), 'content-length': SIZE };
  const sending = httpRequest(`${server}${url}`, { method: 'PUT', headers });
  sending.on('error', () => undefined);
  await new Promise<void>((resolve) => sending.write(Buffer.alloc(length, 'x'), () => resolve()));
  return sending;
}

/** What there is of files, but for those that were announced and of which nothing arrived. */
async function begun(): Promise<Record<string, number>> {
  const uploads = app.container.platform.db.collection('fileUploads');
  return { ...(await leftovers(app)), fileUploads: await uploads.countDocuments({ state: { $ne: 'announced' } }) };
}

/** Waits until so much has been stored. */
const stored = (chunks: number) => expect.poll(async () => (await leftovers(app))['files.chunks']).toBe(chunks);

describe('an upload that is cut off', () => {
  afterEach(sweep);

  it('leaves nothing behind, wherever that happens', async () => {
    const offsets = [1, 4_100, 261_119, 1_044_480, SIZE - 1, ...[1, 2, 3].map(() => Math.floor(Math.random() * SIZE))];
    const cut = async (offset: number) => {
      const { fileId, uploadUrl } = await announce();
      const sending = await sendPart(app.url, uploadUrl, offset);
      // Somewhere between the arrival of the first bytes and that of the last.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      sending.destroy();
      return fileId;
    };
    const fileIds = await Promise.all(offsets.map(cut));
    await expect.poll(begun).toEqual(NOTHING);
    for (const fileId of fileIds) expect((await get(app, owner, `/files/${fileId}`)).status).toBe(404);
    await expect.poll(begun).toEqual(NOTHING);
  });

  it('of a picture of too many pixels leaves nothing either', async () => {
    const bytes = Buffer.from(await picture(10, 10));
    // The size in the header; its checksum is not looked at before the pixels are.
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    const before = await leftovers(app);
    const { uploadUrl } = await owner.call.files.begin({ roomId: room.id, name: 'bomb.png', size: bytes.length });
    const started = performance.now();
    const response = await put(app, owner, uploadUrl, { body: bytes });
    expect([response.status, performance.now() - started < 2_000]).toEqual([400, true]);
    expect(await leftovers(app)).toEqual(before);
  });

  it('together with its server is swept away by another one, after its time', async () => {
    const { db } = app.container.platform;
    const uri = new URL(inject('mongoUri'));
    uri.pathname = `/${db.databaseName}`;
    const fixture = join(import.meta.dirname, 'cut-upload.fixture.ts');
    const server = spawn(process.execPath, ['--conditions=source', '--import', tsx, fixture, uri.href, SECRET]);
    const [line] = await once(server.stdout, 'data');
    const { fileId, uploadUrl } = await announce();
    const sending = await sendPart(String(line).trim(), uploadUrl, SIZE - 1);
    await stored(8);
    server.kill('SIGKILL');
    await once(server, 'exit');
    sending.destroy();
    expect((await get(app, owner, `/files/${fileId}`)).status).toBe(404);

    await sweep();
    await stored(8);
    await later(TIMES.looseFile);
    await sweep();
    expect(await leftovers(app)).toEqual(NOTHING);
  }, 60_000);

  it('is finished by the server that stops, or leaves nothing', async () => {
    await using other = await createTestApp();
    const person = await other.person();
    const { uploadUrl } = await person.call.files.begin({ name: 'x', size: SIZE });
    const sending = httpRequest(`${other.url}${uploadUrl}`, { method: 'PUT', headers: bearer(person) });
    sending.on('error', () => undefined);
    sending.write(Buffer.alloc(1_500_000));
    await expect.poll(async () => (await leftovers(other))['files.chunks']).toBeGreaterThan(0);
    sending.destroy();
    await other.node.app.close();
    await other.container.files.close();
    expect(await leftovers(other)).toEqual(NOTHING);
  });
});

describe('the sweep', () => {
  it('removes what no message shows within a day, and keeps what one does', async () => {
    const bytes = await picture(40, 40);
    const shown = await posted(app, owner, { bytes: Buffer.from(bytes), roomId: room.id });
    const loose = await uploaded(app, owner, { bytes: Buffer.from(bytes), roomId: room.id });
    const avatar = await uploaded(app, owner, { bytes: Buffer.from(bytes) });
    const there = async () =>
      Promise.all([shown, loose, avatar].map(async ({ url }) => (await get(app, owner, url)).status));

    await later(TIMES.looseFile - 60_000);
    await sweep();
    expect(await there()).toEqual([200, 200, 200]);
    await later(120_000);
    await sweep();
    expect(await there()).toEqual([200, 404, 404]);
    await later(TIMES.looseFile);
    await sweep();
    expect(await there()).toEqual([200, 404, 404]);
    expect(await leftovers(app)).toEqual({ 'files.files': 1, 'files.chunks': 1, fileThumbnails: 1, fileUploads: 0 });
  });

  it('goes on where a server stopped between the deletion of a message and that of its files', async () => {
    const { db } = app.container.platform;
    const { id, url } = await posted(app, owner, { bytes: 'hello', roomId: room.id });
    const { items } = await owner.call.messages.list({ roomId: room.id });
    const message = items.find(({ attachments }) => attachments.some((attachment) => attachment.id === id));
    const files = await db.collection('files.files').find().toArray();
    const chunks = await db.collection('files.chunks').find().toArray();
    await owner.call.messages.delete({ messageId: message?.id ?? '' });
    // As if it had stopped right after the deletion of the message.
    const [missing] = files.filter(({ _id }) => _id.toHexString() === id);
    if (!missing) throw new Error('The file is not there');
    const checkAt = app.clock.now();
    await db.collection('files.files').insertOne({ ...missing, metadata: { ...missing.metadata, checkAt } });
    await db.collection('files.chunks').insertMany(chunks.filter(({ files_id }) => files_id.toHexString() === id));
    expect((await get(app, owner, url)).status).toBe(404);
    await sweep();
    expect(await db.collection('files.files').countDocuments({ _id: missing._id })).toBe(0);
    expect(await db.collection('files.chunks').countDocuments({ files_id: missing._id })).toBe(0);
  });

  it('lets a new file be announced only for a quarter of an hour', async () => {
    const { uploadUrl } = await announce();
    await later(TIMES.uploadBegin);
    expect((await put(app, owner, uploadUrl, { body: Buffer.alloc(SIZE) })).status).toBe(404);
    await sweep();
    expect((await leftovers(app)).fileUploads).toBe(0);
  });
});
