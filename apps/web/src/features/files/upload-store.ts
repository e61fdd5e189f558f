import type { Attachment, Id } from '@confab/shared';
import { create } from 'zustand';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { words } from './words';

/** A file that was chosen for a message. */
export interface Upload {
  readonly key: string;
  readonly file: File;
  /** The room whose people may see it. */
  readonly roomId: Id;
  /** A picture of it, for as long as it is in the tray. */
  readonly previewUrl: string | null;
  readonly state: 'waiting' | 'sending' | 'done' | 'failed';
  /** From 0 to 1. */
  readonly progress: number;
  readonly reason: string | null;
  readonly attachment: Attachment | null;
}

/** The most files of a message. (The shared limits would bring all schemas along.) */
export const MOST_FILES = 10;
/** So many are sent at once; the others wait for their turn. */
const AT_ONCE = 3;
const SHOWN_IN_PLACE = /^image\/(?:png|jpeg|gif|webp|avif)$/u;

interface Uploads {
  places: Readonly<Record<Id, readonly Upload[]>>;
}

/** The files in the tray of each place, a room or a thread: they go on while one looks elsewhere. */
export const useUploadStore = create<Uploads>(() => ({ places: {} }));
const running = new Map<string, AbortController>();
let count = 0;

const listOf = (place: Id): readonly Upload[] => useUploadStore.getState().places[place] ?? [];

function setList(place: Id, list: readonly Upload[]): void {
  useUploadStore.setState(({ places }) => ({ places: { ...places, [place]: list } }));
}

function change(place: Id, key: string, next: Partial<Upload>): void {
  setList(
    place,
    listOf(place).map((upload) => (upload.key === key ? { ...upload, ...next } : upload)),
  );
}

async function run(place: Id, { key, file, roomId }: Upload): Promise<void> {
  const controller = new AbortController();
  running.set(key, controller);
  change(place, key, { state: 'sending', progress: 0, reason: null });
  try {
    const attachment = await confab.upload(file, {
      roomId,
      signal: controller.signal,
      onProgress: (sent, total) => change(place, key, { progress: total === 0 ? 1 : sent / total }),
    });
    change(place, key, { state: 'done', progress: 1, attachment });
  } catch (error) {
    const { code, text } = failureOf(error);
    // Whoever ended it has taken it from the tray.
    if (code !== 'ABORTED')
      change(place, key, { state: 'failed', reason: code === 'PAYLOAD_TOO_LARGE' ? words.tooLarge : text });
  } finally {
    running.delete(key);
    work(place);
  }
}

function work(place: Id): void {
  const waiting = listOf(place).filter((upload) => upload.state === 'waiting');
  for (const upload of waiting.slice(0, Math.max(0, AT_ONCE - running.size))) void run(place, upload);
}

/** Puts files into a tray and begins to send them. Answers how many there was no room for. */
export function addUploads(place: Id, roomId: Id, files: readonly File[]): number {
  const held = listOf(place);
  const taken = files.slice(0, Math.max(0, MOST_FILES - held.length));
  const added = taken.map((file): Upload => {
    count += 1;
    const previewUrl = SHOWN_IN_PLACE.test(file.type) ? URL.createObjectURL(file) : null;
    const fresh = { state: 'waiting', progress: 0, reason: null, attachment: null } as const;
    return { key: `upload-${count}`, file, roomId, previewUrl, ...fresh };
  });
  setList(place, [...held, ...added]);
  work(place);
  return files.length - taken.length;
}

/** Sends a file again that could not be sent. */
export function retryUpload(place: Id, key: string): void {
  change(place, key, { state: 'waiting', reason: null });
  work(place);
}

/** Takes a file out of the tray; one that is on its way is stopped. */
export function removeUpload(place: Id, key: string): void {
  const upload = listOf(place).find((held) => held.key === key);
  if (!upload) return;
  running.get(key)?.abort();
  if (upload.previewUrl) URL.revokeObjectURL(upload.previewUrl);
  setList(
    place,
    listOf(place).filter((held) => held !== upload),
  );
  work(place);
}

const handed = new Map<Id, Attachment>();

/** Empties the tray into a message: the ids to send. */
export function takeUploads(place: Id): Id[] {
  const attachments = listOf(place).flatMap(({ attachment }) => attachment ?? []);
  for (const attachment of attachments) handed.set(attachment.id, attachment);
  for (const { key } of listOf(place)) removeUpload(place, key);
  return attachments.map(({ id }) => id);
}

/** What is known of files in messages that are on their way. */
export function handedOver(ids: readonly Id[]): Attachment[] {
  return ids.flatMap((id) => handed.get(id) ?? []);
}

/** Ends everything, for somebody who is signed in no more. */
export function forgetUploads(): void {
  for (const [place, uploads] of Object.entries(useUploadStore.getState().places)) {
    for (const { key } of uploads) removeUpload(place, key);
  }
  handed.clear();
}
