import { createHash } from 'node:crypto';
import { type Attachment, attachmentSchema, type Id } from '@confab/shared';
import sharp from 'sharp';
import type { Person, TestApp } from '../../testing/index.js';

/** What is sent; what is not said is made up. */
export interface Sent {
  bytes: Uint8Array<ArrayBuffer> | string;
  name?: string;
  mimeType?: string;
  /** Absent: an avatar. */
  roomId?: Id;
  headers?: Record<string, string>;
}

/** A file's bytes as they came back, with what was said of them. */
export interface Got {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

export const bearer = (person: Person) => ({ authorization: `Bearer ${person.session.accessToken}` });

/** Sends bytes to the address that `files.begin` gave. */
export async function put(app: TestApp, person: Person, url: string, init: RequestInit): Promise<Response> {
  return fetch(`${app.url}${url}`, { method: 'PUT', ...init, headers: { ...bearer(person), ...init.headers } });
}

/** Announces a file and sends it. */
export async function upload(app: TestApp, person: Person, sent: Sent): Promise<Response> {
  const bytes = Buffer.from(sent.bytes);
  const { uploadUrl } = await person.call.files.begin({
    name: sent.name ?? 'file.bin',
    size: bytes.length,
    ...(sent.mimeType !== undefined && { mimeType: sent.mimeType }),
    ...(sent.roomId !== undefined && { roomId: sent.roomId }),
  });
  return put(app, person, uploadUrl, { body: bytes, headers: sent.headers ?? {} });
}

/** The same, for what has to succeed. */
export async function uploaded(app: TestApp, person: Person, sent: Sent): Promise<Attachment> {
  const response = await upload(app, person, sent);
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return attachmentSchema.parse(await response.json());
}

/** A file in a message of the person. */
export async function posted(app: TestApp, person: Person, sent: Sent & { roomId: Id }): Promise<Attachment> {
  const { id } = await uploaded(app, person, sent);
  const message = await person.call.messages.send({ roomId: sent.roomId, attachmentIds: [id] });
  const [attachment] = message.attachments;
  if (!attachment) throw new Error('The message has no attachment');
  return attachment;
}

export async function get(app: TestApp, person: Person | null, url: string, init: RequestInit = {}): Promise<Got> {
  const headers = { ...(person && bearer(person)), ...init.headers };
  const response = await fetch(`${app.url}${url}`, { ...init, headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

/** How many documents there are of files, whole or not. */
export async function leftovers(app: TestApp): Promise<Record<string, number>> {
  const { db } = app.container.platform;
  const names = ['files.files', 'files.chunks', 'fileThumbnails', 'fileUploads'];
  const counts = await Promise.all(names.map((name) => db.collection(name).countDocuments()));
  return Object.fromEntries(names.map((name, index) => [name, counts[index] ?? 0]));
}

export const NOTHING = { 'files.files': 0, 'files.chunks': 0, fileThumbnails: 0, fileUploads: 0 };

/** A picture of one colour. */
export function picture(width: number, height: number, format: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' = 'png') {
  return sharp({ create: { width, height, channels: 3, background: '#357' } })
    .toFormat(format)
    .toBuffer();
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
