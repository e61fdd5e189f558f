import type { Id } from '@confab/shared';
import { useEffect, useMemo } from 'react';
import { confab } from '../../shared/api/confab';
import { TypingSignal } from './typing-signal';

/** Tells the others in a room that one is typing there, or in one of its threads. */
export function useTypingSignal(roomId: Id, threadRootId: Id | null): TypingSignal {
  const signal = useMemo(
    () =>
      new TypingSignal({
        send: (isTyping) => {
          // Without a connection nobody is told, and nothing is lost.
          if (confab.connection.get().status !== 'open') return;
          confab.api.rooms.setTyping
            .mutate({ roomId, isTyping, ...(threadRootId && { threadRootId }) })
            .catch(() => undefined);
        },
      }),
    [roomId, threadRootId],
  );
  useEffect(() => () => signal.stop(), [signal]);
  return signal;
}
