import type { Id } from '@confab/shared';
import { notifyRefusal } from '../../shared/ui/notify';
import { addUploads, MOST_FILES, takeUploads, type Upload, useUploadStore } from './upload-store';
import { words } from './words';

const NONE: readonly Upload[] = [];

/** How the tray as a whole stands: a message with it can go when it is `ready`. */
export type TrayState = 'empty' | 'sending' | 'failed' | 'ready';

function stateOf(uploads: readonly Upload[]): TrayState {
  if (uploads.length === 0) return 'empty';
  if (uploads.some(({ state }) => state === 'failed')) return 'failed';
  return uploads.every(({ state }) => state === 'done') ? 'ready' : 'sending';
}

/** Puts files into the tray of a room, or of a thread of it. */
export function addFiles(roomId: Id, threadRootId: Id | null, files: readonly File[]): void {
  const refused = addUploads(threadRootId ?? roomId, roomId, files);
  if (refused > 0) notifyRefusal(words.tooMany(MOST_FILES), words.tooManyText);
}

/** The files one is about to send to a room, or to a thread of it; drawn again with each step of their progress. */
export function useUploads(roomId: Id, threadRootId: Id | null = null) {
  const place = threadRootId ?? roomId;
  const uploads = useUploadStore(({ places }) => places[place] ?? NONE);
  return {
    place,
    uploads,
    state: stateOf(uploads),
    add: (files: readonly File[]) => addFiles(roomId, threadRootId, files),
    take: () => takeUploads(place),
  };
}
