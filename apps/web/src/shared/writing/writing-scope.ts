import type { Id, UserRef } from '@confab/shared';
import { createContext, useContext } from 'react';

/** Where one writes, and whom and what one can name there. The object has to stay the same while nothing changes. */
export interface WritingScope {
  roomId: Id;
  myId: Id;
  /** Everybody in the room; null where that has to be asked for. */
  participants: readonly UserRef[] | null;
  /** The names of the channels that one is in, and what they are about. */
  channels: readonly { name: string; topic: string }[];
}

const ScopeContext = createContext<WritingScope | null>(null);

export const WritingScopeProvider = ScopeContext.Provider;

/** Where one writes; null where nobody said. */
export function useWritingScope(): WritingScope | null {
  return useContext(ScopeContext);
}
