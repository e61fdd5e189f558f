import type { Id } from '@confab/shared';
import { toast } from 'sonner';
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

/** The files one is about to send to a room. */
export function useUploads(roomId: Id) {
  const uploads = useUploadStore(({ rooms }) => rooms[roomId] ?? NONE);
  return {
    uploads,
    state: stateOf(uploads),
    add(files: readonly File[]) {
      if (addUploads(roomId, files) > 0) toast.error(words.tooMany(MOST_FILES), { description: words.tooManyText });
    },
    take: () => takeUploads(roomId),
  };
}
