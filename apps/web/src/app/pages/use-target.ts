import type { Id } from '@confab/shared';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { trpc } from '../../shared/api/confab';
import { notifyRefusal } from '../../shared/ui/notify';
import { words } from '../words';

/** Where in the room the message is that the address leads to. A reply in a thread is found at its root. */
export function useTarget(roomId: Id, messageId: Id | null, onMissing: () => void) {
  const found = useQuery(
    trpc.messages.get.queryOptions({ messageId: messageId ?? '' }, { enabled: messageId !== null, retry: false }),
  );
  const rootId = found.data?.threadRootId ?? null;
  const root = useQuery(
    trpc.messages.get.queryOptions({ messageId: rootId ?? '' }, { enabled: rootId !== null, retry: false }),
  );
  const target = rootId ? root : found;
  const isElsewhere = target.data !== undefined && target.data.roomId !== roomId;
  const isMissing = messageId !== null && (target.isError || isElsewhere);

  const leave = useRef(onMissing);
  useEffect(() => {
    leave.current = onMissing;
  });
  useEffect(() => {
    if (!isMissing) return;
    notifyRefusal(words.noSuchMessage);
    leave.current();
  }, [isMissing]);

  const isFound = messageId !== null && target.data !== undefined && !isElsewhere;
  return {
    targetSeq: isFound ? target.data.seq : null,
    isFinding: messageId !== null && !isFound && !isMissing,
  };
}
