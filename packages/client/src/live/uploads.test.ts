import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestApp, type Person } from '@confab/api/testing';
import { type Id, MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfabClient } from '../index.js';
import { clientOf, eventually, type TestApp } from './live.fixture.js';

let app: TestApp;
let person: Person;
let roomId: Id;
let client: ConfabClient;
beforeAll(async () => {
  app = await createTestApp({ environment: { MAX_UPLOAD_BYTES: '3000000' } });
  person = await app.person();
  const team = await app.team({ owner: person });
  roomId = (await app.channel({ team, by: person })).id;
  client = await clientOf(person, { url: app.url });
});
afterAll(async () => {
  client.close();
  await app[Symbol.asyncDispose]();
});

const bytes = randomBytes(2_000_000);

async function stored(url: string): Promise<Buffer> {
  const response = await fetch(`${app.url}${url}`, {
    headers: { authorization: `Bearer ${person.session.accessToken}` },
  });
  return Buffer.from(await response.arrayBuffer());
}

/** What the server has of files that are not whole. */
async function unfinished(): Promise<number> {
  const { db } = app.container.platform;
  const whole = await db.collection('files.files').distinct('_id');
  const chunks = await db.collection('files.chunks').countDocuments({ files_id: { $nin: whole } });
  return chunks + (await db.collection('fileUploads').countDocuments({ state: { $ne: 'announced' } }));
}

describe('an upload', () => {
  it('of a file tells how far it is, and can be shown in a message', async () => {
    const steps: number[] = [];
    const onProgress = (sent: number, total: number) => steps.push(sent / total);
    const file = new File([bytes], 'data.bin');
    const attachment = await client.upload(file, { roomId, onProgress });
    expect(attachment).toMatchObject({ name: 'data.bin', size: bytes.length });
    expect((await stored(attachment.url)).equals(bytes)).toBe(true);
    expect(steps.length).toBeGreaterThan(2);
    expect([...steps].sort((one, other) => one - other)).toEqual(steps);
    expect(steps.at(-1)).toBe(1);
    const message = await client.api.messages.send.mutate({ roomId, attachmentIds: [attachment.id] });
    expect(message.attachments).toEqual([attachment]);
  });

  it('streams from the disk, or from wherever the bytes come', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'upload-'));
    await writeFile(join(folder, 'data'), bytes);
    const options = { roomId, name: 'data', mimeType: 'text/csv' };
    const fromDisk = await client.upload(await openAsBlob(join(folder, 'data')), options);
    expect((await stored(fromDisk.url)).equals(bytes)).toBe(true);
    await rm(folder, { recursive: true });
    const text = new Blob(['a;b\n', '1;2\n']).stream();
    expect(await client.upload(text, { ...options, size: 8 })).toMatchObject({ size: 8, mimeType: 'text/csv' });
    await expect(client.upload(new Blob(['x']).stream(), options)).rejects.toThrow('size');
  });

  it('ends by its signal, and leaves nothing', async () => {
    const stop = new AbortController();
    const onProgress = (sent: number) => {
      if (sent > 100_000) stop.abort();
    };
    const sending = client.upload(new Blob([bytes]), { roomId, onProgress, signal: stop.signal });
    await expect(sending).rejects.toMatchObject({ code: 'ABORTED' });
    await eventually(async () => (await unfinished()) === 0);
    const sooner = client.upload(new Blob([bytes]), { roomId, signal: AbortSignal.abort() });
    await expect(sooner).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('fails with what the server says, before or while the bytes go', async () => {
    const large = client.upload(new Blob([new Uint8Array(3_000_001)]), { roomId });
    await expect(large).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE', message: MESSAGES.fileTooLarge });
    const lying = client.upload(new Blob([bytes]).stream(), { roomId, size: 1_000_000 });
    await expect(lying).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE', message: MESSAGES.fileTooLarge });
    const short = client.upload(new Blob(['hell']).stream(), { roomId, size: 5 });
    await expect(short).rejects.toMatchObject({ code: 'BAD_REQUEST', message: MESSAGES.fileCutOff });
    const avatar = client.upload(new Blob(['no picture']), {});
    await expect(avatar).rejects.toMatchObject({ code: 'BAD_REQUEST', message: MESSAGES.notAPicture });
  });
});
