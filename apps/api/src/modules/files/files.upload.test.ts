import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { type Channel, LIMITS, MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import { CHUNK_BYTES } from './chunk-store.js';
import { bearer, get, leftovers, picture, put, sha256, upload, uploaded } from './files.fixture.js';

const MAXIMUM = 3 * 1024 * 1024;

let app: TestApp;
let owner: Person;
let member: Person;
let stranger: Person;
let room: Channel;

beforeAll(async () => {
  app = await createTestApp({ environment: { MAX_UPLOAD_BYTES: `${MAXIMUM}` } });
  [owner, member, stranger] = await Promise.all([app.person(), app.person(), app.person()]);
  const team = await app.team({ owner, members: [member] });
  room = await app.channel({ team, by: owner });
});
afterAll(() => app[Symbol.asyncDispose]());

const announce = (size: number, name = 'x.bin') => owner.call.files.begin({ roomId: room.id, name, size });

describe('files.begin', () => {
  it('says where to send the file, and how large it may be', async () => {
    const { fileId, uploadUrl, maxBytes } = await announce(10);
    expect({ uploadUrl, maxBytes }).toEqual({ uploadUrl: `/files/${fileId}`, maxBytes: MAXIMUM });
  });

  it('refuses a file that is too large before its first byte', async () => {
    await announce(MAXIMUM);
    await expectError(announce(MAXIMUM + 1), 'PAYLOAD_TOO_LARGE', MESSAGES.fileTooLarge);
  });

  it.each([
    ['empty', ' '],
    ['a path', 'a/b'],
    ['a Windows path', 'a\\b'],
    ['the folder above', '..'],
    ['NUL', 'a\u0000.png'],
    ['a line', 'a\r\nSet-Cookie: x=1'],
    ['the other way round', 'photo\u202egnp.exe'],
    ['half a character', 'a\ud800b'],
    ['256 bytes', `${'ä'.repeat(126)}.txt`],
    ['300 characters', 'x'.repeat(300)],
  ])('refuses a name that is %s', async (_, name) => {
    await expectError(announce(1, name), 'BAD_REQUEST');
  });

  it('takes names in any script, up to 255 bytes', async () => {
    const names = ['x'.repeat(255), `${'ж'.repeat(125)}.txt`, '  отчёт "2" 😀.pdf ', 'שלום.txt', '..hidden'];
    for (const name of names) await announce(1, name);
  });

  it('is for members of the room, while that is not archived', async () => {
    const input = { roomId: room.id, name: 'x', size: 1 };
    const outside = await app.person();
    const publicElsewhere = { ...input, roomId: unknownId() };
    await expectError(outside.call.files.begin(input), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(owner.call.files.begin(publicElsewhere), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(app.node.call().files.begin(input), 'UNAUTHORIZED');
  });

  it('takes sixty a minute and a gibibyte a day of a person', async () => {
    await using limited = await createTestApp({
      rateLimits: true,
      environment: { MAX_UPLOAD_BYTES: `${1024 ** 3}` },
    });
    const person = await limited.person();
    for (let count = 0; count < 60; count += 1) await person.call.files.begin({ name: 'x', size: 1 });
    // Time goes on meanwhile: a few more may have become free.
    const more = Array.from({ length: 30 }, () => person.call.files.begin({ name: 'x', size: 1 }));
    const last = (await Promise.allSettled(more)).at(-1);
    expect(last).toMatchObject({ status: 'rejected', reason: { code: 'TOO_MANY_REQUESTS' } });
    const other = await limited.person();
    await other.call.files.begin({ name: 'x', size: 1024 ** 3 - 10 });
    await expectError(other.call.files.begin({ name: 'x', size: 1_000_000 }), 'TOO_MANY_REQUESTS');
    await other.call.files.begin({ name: 'x', size: 1 });
  });
});

describe('PUT', () => {
  it('stores the bytes in chunks and answers the attachment', async () => {
    const bytes = randomBytes(CHUNK_BYTES * 6 + 17);
    const attachment = await uploaded(app, owner, { bytes, name: 'some data', roomId: room.id });
    expect(attachment).toEqual({
      id: attachment.id,
      name: 'some data',
      size: bytes.length,
      mimeType: 'application/octet-stream',
      url: `/files/${attachment.id}`,
      thumbnailUrl: null,
    });
    const { bytes: back, headers } = await get(app, owner, attachment.url);
    expect([back.equals(bytes), headers.get('etag')]).toEqual([true, `"${sha256(bytes)}"`]);
  });

  it('measures pictures and makes them small', async () => {
    const attachment = await uploaded(app, owner, {
      bytes: await picture(800, 500, 'jpeg'),
      name: 'photo.jpg',
      mimeType: 'text/html',
      roomId: room.id,
    });
    const thumbnailUrl = `/files/${attachment.id}/thumbnail`;
    expect(attachment).toMatchObject({ mimeType: 'image/jpeg', width: 800, height: 500, thumbnailUrl });
    const small = await get(app, owner, thumbnailUrl);
    expect(small.headers.get('content-type')).toBe('image/webp');
  });

  it('takes an empty file, and one that comes in pieces without a length', async () => {
    expect((await uploaded(app, owner, { bytes: '', name: 'empty', roomId: room.id })).size).toBe(0);
    const { uploadUrl } = await announce(11);
    const body = new Blob(['hello ', 'world']).stream();
    const streaming: RequestInit & { duplex: 'half' } = { body, duplex: 'half' };
    const response = await put(app, owner, uploadUrl, streaming);
    expect(await response.json()).toMatchObject({ size: 11, mimeType: 'text/plain' });
  });

  it('is good once, for the one who announced it', async () => {
    const { uploadUrl } = await announce(5);
    const body = 'hello';
    expect((await put(app, member, uploadUrl, { body })).status).toBe(404);
    expect((await fetch(`${app.url}${uploadUrl}`, { method: 'PUT', body })).status).toBe(401);
    const cookie = { cookie: await filesCookie() };
    expect((await fetch(`${app.url}${uploadUrl}`, { method: 'PUT', body, headers: cookie })).status).toBe(403);
    const sameSite = { ...cookie, origin: app.url };
    expect((await fetch(`${app.url}${uploadUrl}`, { method: 'PUT', body, headers: sameSite })).status).toBe(401);
    expect((await put(app, owner, `/files/${unknownId()}`, { body })).status).toBe(404);
    expect((await put(app, owner, '/files/nonsense', { body })).status).toBe(404);

    const outcomes = await Promise.all([1, 2, 3].map(() => put(app, owner, uploadUrl, { body })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    expect((await put(app, owner, uploadUrl, { body })).status).toBe(404);
  });

  it('holds the file to what was announced, before and while it comes', async () => {
    const before = await leftovers(app);
    const tooLong = await put(app, owner, (await announce(5)).uploadUrl, { body: 'hello!' });
    expect([tooLong.status, await tooLong.text()]).toEqual([413, expect.stringContaining(MESSAGES.fileTooLarge)]);
    expect((await put(app, owner, (await announce(5)).uploadUrl, { body: 'hell' })).status).toBe(400);
    expect(await chunked((await announce(5)).uploadUrl, ['hello', '!', 'x'.repeat(1e6)])).toBe(413);
    expect(await chunked((await announce(5)).uploadUrl, ['hell'])).toBe(400);
    const large = LIMITS.uploadBytes;
    expect(await chunked((await announce(1e6)).uploadUrl, ['x'.repeat(1e6), 'x'.repeat(large)])).toBe(413);
    expect(await leftovers(app)).toEqual({ ...before, fileUploads: (before.fileUploads ?? 0) + 2 });
  });

  it('takes bytes and nothing that is wrapped around them', async () => {
    const form = new FormData();
    for (let part = 0; part < 1_000; part += 1) form.append(`part-${part}`, 'x');
    const body = 'hello';
    expect((await put(app, owner, (await announce(5)).uploadUrl, { body: form })).status).toBe(415);
    const headers = { 'content-encoding': 'gzip' };
    expect((await put(app, owner, (await announce(5)).uploadUrl, { body, headers })).status).toBe(415);
    const part = { 'content-range': 'bytes 0-4/10' };
    expect((await put(app, owner, (await announce(5)).uploadUrl, { body, headers: part })).status).toBe(400);
    const odd = { 'content-type': 'x/y; nonsense="' };
    expect((await put(app, owner, (await announce(5)).uploadUrl, { body, headers: odd })).status).toBe(200);
    const json = { 'content-type': 'application/json' };
    expect((await put(app, owner, (await announce(5)).uploadUrl, { body, headers: json })).status).toBe(200);
  });

  it('is refused for a room that one cannot see any more', async () => {
    const team = await app.team({ owner, members: [member] });
    const { id: roomId } = await app.channel({ team, by: owner, members: [member] });
    const { uploadUrl } = await member.call.files.begin({ roomId, name: 'x', size: 1 });
    await member.call.teams.leave({ teamId: team.id });
    expect((await put(app, member, uploadUrl, { body: 'x' })).status).toBe(404);
  });

  it('takes only pictures where there is no room', async () => {
    expect((await upload(app, stranger, { bytes: 'hello' })).status).toBe(400);
    expect(await uploaded(app, stranger, { bytes: await picture(20, 20) })).toMatchObject({ width: 20 });
  });
});

it('has the indexes of GridFS before anything is sent', async () => {
  const { db } = app.container.platform;
  const indexes = async (name: string) =>
    (await db.collection(name).indexes()).map(({ name: index, unique }) => [index, unique ?? false]);
  expect(await indexes('files.chunks')).toContainEqual(['files_id_1_n_1', true]);
  expect(await indexes('files.files')).toContainEqual(['filename_1_uploadDate_1', false]);
});

/** Sends pieces as they are, without a length in advance, and answers the status that came. */
function chunked(path: string, pieces: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${app.url}${path}`, { method: 'PUT', headers: bearer(owner) }, (response) => {
      resolve(response.statusCode ?? 0);
      response.resume();
    });
    outgoing.on('error', reject);
    for (const piece of pieces) outgoing.write(piece);
    outgoing.end();
  });
}

async function filesCookie(): Promise<string> {
  const response = await fetch(`${app.url}/trpc/auth.login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: { login: owner.user.username, password: owner.password, client: 'web' } }),
  });
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return cookies.find((cookie) => cookie.startsWith('confab_files=')) ?? '';
}
