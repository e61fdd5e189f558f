/** The part of the browser's storage that drafts need. */
type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What somebody began to write in each room, kept over reloads, apart for each account of this browser. */
export interface DraftStore {
  read(place: string): string;
  write(place: string, text: string): void;
}

/** Drafts in the given storage; where it is full or closed, in memory, so that typing never fails. */
export function createDraftStore(storage: DraftStorage, userId: string): DraftStore {
  const memory = new Map<string, string>();
  const keyOf = (roomId: string) => `confab.draft.${userId}.${roomId}`;
  return {
    read(roomId) {
      const inMemory = memory.get(roomId);
      if (inMemory !== undefined) return inMemory;
      try {
        return storage.getItem(keyOf(roomId)) ?? '';
      } catch {
        return '';
      }
    },
    write(roomId, text) {
      memory.set(roomId, text);
      try {
        if (text.trim() === '') storage.removeItem(keyOf(roomId));
        else storage.setItem(keyOf(roomId), text);
        // Kept: from now on the storage answers, which other tabs write to as well.
        memory.delete(roomId);
      } catch {
        // The memory keeps it.
      }
    },
  };
}
