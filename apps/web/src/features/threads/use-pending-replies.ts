import type { OutboxItem } from '@confab/client';
import type { Id } from '@confab/shared';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { confab } from '../../shared/api/confab';
import { holdReply } from './thread-query';

/** One's own replies that are on their way to a thread; each becomes a kept one the moment the server has it. */
export function usePendingReplies(rootId: Id): readonly OutboxItem[] {
  const items = useSyncExternalStore(confab.outbox.items.subscribe, confab.outbox.items.get);
  useEffect(
    () =>
      confab.outbox.on('changed', ({ state, message }) => {
        if (state === 'sent' && message?.threadRootId === rootId) holdReply(message);
      }),
    [rootId],
  );
  return useMemo(() => items.filter(({ input }) => input.threadRootId === rootId), [items, rootId]);
}
