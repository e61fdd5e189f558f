import { randomBytes } from 'node:crypto';
import type { Attachment, Channel } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../../testing/index.js';
import { CHUNK_BYTES } from './chunk-store.js';
import { get, picture, posted, uploaded } from './files.fixture.js';

let app: TestApp;
let owner: Person;
let room: Channel;
const bytes = randomBytes(CHUNK_BYTES * 2 + 1_000);
let file: Attachment;

beforeAll(async () => {
  app = await createTestApp();
  owner = await app.person();
  const team = await app.team({ owner });
  room = await app.channel({ team, by: owner });
  file = await posted(app, owner, { bytes, name: 'отчёт "2".bin', roomId: room.id });
});
afterAll(() => app[Symbol.asyncDispose]());

const ask = (headers: Record<string, string>, method = 'GET') => get(app, owner, file.url, { headers, method });

describe('GET', () => {
  it('names the file, and lets nobody keep or embed it who should not', async () => {
    const { headers } = await ask({});
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': `${bytes.length}`,
      'content-disposition': expect.stringMatching(
        /^attachment; filename="_____ _2_.bin"; filename\*=UTF-8''%D0%BE.*%20%222%22.bin$/,
      ),
      'content-security-policy': expect.stringMatching(/^default-src 'none';.* sandbox$/),
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-cache',
      'accept-ranges': 'bytes',
      'x-frame-options': 'DENY',
    });
  });

  it.each([
    [0, 0],
    [0, CHUNK_BYTES - 1],
    [CHUNK_BYTES - 1, CHUNK_BYTES],
    [CHUNK_BYTES, CHUNK_BYTES],
    [100, CHUNK_BYTES * 2 + 999],
    [CHUNK_BYTES * 2, CHUNK_BYTES * 2 + 999],
  ])('answers the part from %i to %i', async (start, end) => {
    const got = await ask({ range: `bytes=${start}-${end}` });
    expect(got.status).toBe(206);
    expect(got.headers.get('content-range')).toBe(`bytes ${start}-${end}/${bytes.length}`);
    expect(got.headers.get('content-length')).toBe(`${end - start + 1}`);
    expect(got.bytes.equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it('answers the end, the whole, or that there is no such part', async () => {
    const last = await ask({ range: 'bytes=-10' });
    expect([last.status, last.bytes.equals(bytes.subarray(-10))]).toEqual([206, true]);
    expect((await ask({ range: 'bytes=0-1,5-6' })).bytes.equals(bytes)).toBe(true);
    const beyond = await ask({ range: `bytes=${bytes.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
  });

  it('sends nothing to who has it, and a part only of what they have the rest of', async () => {
    const etag = (await ask({})).headers.get('etag') ?? '';
    const known = await ask({ 'if-none-match': `"other", W/${etag}` });
    expect([known.status, known.bytes.length, known.headers.get('etag')]).toEqual([304, 0, etag]);
    expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200);
    expect((await ask({ range: 'bytes=0-0', 'if-range': etag })).status).toBe(206);
    expect((await ask({ range: 'bytes=0-0', 'if-range': '"other"' })).status).toBe(200);
  });
});

describe('HEAD', () => {
  it('answers the headers alone, whatever part is asked for', async () => {
    const got = await ask({ range: 'bytes=0-0' }, 'HEAD');
    expect([got.status, got.bytes.length, got.headers.get('content-length')]).toEqual([200, 0, `${bytes.length}`]);
  });
});

describe('a thumbnail', () => {
  it('is a picture in place, with a tag of its own and parts', async () => {
    const { url, thumbnailUrl } = await posted(app, owner, { bytes: await picture(500, 500), roomId: room.id });
    const small = await get(app, owner, thumbnailUrl ?? '');
    const whole = await get(app, owner, url);
    expect(small.headers.get('content-type')).toBe('image/webp');
    expect(small.headers.get('content-disposition')).toBe('inline');
    expect(small.headers.get('etag')).not.toBe(whole.headers.get('etag'));
    const part = await get(app, owner, thumbnailUrl ?? '', { headers: { range: 'bytes=4-11' } });
    expect([part.status, part.bytes.equals(small.bytes.subarray(4, 12))]).toEqual([206, true]);
  });

  it('is not there for what is no picture', async () => {
    expect((await get(app, owner, `${file.url}/thumbnail`)).status).toBe(404);
  });
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>';
const html = '<!doctype html><script>alert(document.cookie)</script>';

describe('what could be a page', () => {
  it.each([
    ['a drawing', svg, 'x.svg', 'image/svg+xml'],
    ['a drawing with its first line', `<?xml version="1.0"?>${svg}`, 'x.svg', 'image/svg+xml'],
    ['a drawing called a photo', svg, 'x.png', 'image/png'],
    ['a page', html, 'x.html', 'text/html'],
    ['a page called a photo', html, 'x.png', 'image/png'],
    ['a page of XML', `<html xmlns="http://www.w3.org/1999/xhtml">${html}</html>`, 'x.xhtml', 'application/xhtml+xml'],
    ['a page behind the sign of a picture', `\x89PNG\r\n\x1a\n${html}`, 'x.png', 'image/png'],
    ['a script', 'alert(1)', 'x.js', 'text/javascript'],
  ])('is saved and never shown: %s', async (_, text, name, mimeType) => {
    const sent = { bytes: Buffer.from(text, 'latin1'), name, mimeType, roomId: room.id };
    const { url, thumbnailUrl, ...attachment } = await uploaded(app, owner, sent);
    expect(thumbnailUrl).toBeNull();
    expect(attachment).not.toHaveProperty('width');
    const { headers } = await get(app, owner, url);
    expect(headers.get('content-type')).toMatch(/^(application\/octet-stream|text\/plain; charset=utf-8)$/);
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/sandbox$/);
  });
});

describe('what browsers play', () => {
  it('is shown in place', async () => {
    const image = await uploaded(app, owner, { bytes: await picture(9, 9, 'avif'), roomId: room.id });
    const pdf = await uploaded(app, owner, { bytes: '%PDF-1.7\n%', roomId: room.id });
    for (const [url, type] of [
      [image.url, 'image/avif'],
      [pdf.url, 'application/pdf'],
    ] as const) {
      const { headers } = await get(app, owner, url);
      expect([headers.get('content-type'), headers.get('content-disposition')?.split(';')[0]]).toEqual([
        type,
        'inline',
      ]);
    }
  });
});

describe('the cookie of the files', () => {
  it('is good for reading, and for that alone', async () => {
    const cookie = await cookies();
    const read = (method: string, path = file.url) => fetch(`${app.url}${path}`, { method, headers: { cookie } });
    expect((await read('GET')).status).toBe(200);
    expect((await read('HEAD')).status).toBe(200);
    const me = await fetch(`${app.url}/trpc/users.me`, { headers: { cookie } });
    expect(me.status).toBe(401);
    const asToken = { authorization: `Bearer ${cookie.replace(/^.*confab_files=/, '')}` };
    expect((await fetch(`${app.url}${file.url}`, { headers: asToken })).status).toBe(401);
    expect((await fetch(`${app.url}${file.url}`, { headers: { ...asToken, cookie } })).status).toBe(401);
  });
});

async function cookies(): Promise<string> {
  const response = await fetch(`${app.url}/trpc/auth.login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: { login: owner.user.username, password: owner.password, client: 'web' } }),
  });
  const lines = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return lines.find((line) => line.startsWith('confab_files=')) ?? '';
}
