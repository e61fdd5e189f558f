import type { Id } from '@confab/shared';
import { useCallback, useMemo } from 'react';
import { useStatePer } from '../hooks/use-state-per';
import { createDraftStore } from './draft-store';

const closedStorage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return closedStorage;
  }
}

/** What one has begun to write in a room, kept with every key. */
export function useDraft(userId: Id, roomId: Id): [string, (text: string) => void] {
  const store = useMemo(() => createDraftStore(browserStorage(), userId), [userId]);
  const saved = useMemo(() => store.read(roomId), [store, roomId]);
  const [text, setText] = useStatePer(roomId, saved);
  const write = useCallback(
    (next: string) => {
      setText(next);
      store.write(roomId, next);
    },
    [store, roomId, setText],
  );
  return [text, write];
}
