import type { Id, Message } from '@confab/shared';
import { toast } from 'sonner';
import { create } from 'zustand';
import { confab } from '../../shared/api/confab';
import { notifyFailure } from '../../shared/ui/notify';
import { holdMessage } from './message-store';
import { words } from './words';

/** How long a deletion can be taken back. */
const UNDO_MS = 8_000;

/** The messages that are shown as deleted while their deletion can still be taken back, or is on its way. */
export const useDeletions = create<{ ids: ReadonlySet<Id> }>(() => ({ ids: new Set() }));

/** Those of which the server has not been told yet, with the notices that offer to take them back. */
const waiting = new Map<Id, { notice: string | number }>();

function show(id: Id): void {
  useDeletions.setState(({ ids }) => ({ ids: new Set([...ids].filter((held) => held !== id)) }));
}

function tell(id: Id, isLeaving = false): void {
  if (!waiting.delete(id)) return;
  const context = isLeaving ? { alone: true } : {};
  confab.api.messages.delete
    .mutate({ messageId: id }, { context })
    .then(holdMessage)
    .catch((error: unknown) => notifyFailure(words.deleteFailed, error, () => deleteMessage({ id })))
    .finally(() => show(id));
}

/** Shows a message as deleted at once. The server is told when it can no longer be taken back. */
export function deleteMessage({ id }: Pick<Message, 'id'>): void {
  if (waiting.has(id)) return;
  useDeletions.setState(({ ids }) => ({ ids: new Set([...ids, id]) }));
  const notice = toast(words.deletedNotice, {
    duration: UNDO_MS,
    action: {
      label: words.undo,
      onClick: () => {
        if (waiting.delete(id)) show(id);
      },
    },
    onAutoClose: () => tell(id),
    onDismiss: () => tell(id),
  });
  waiting.set(id, { notice });
}

/** Whoever leaves the page cannot take anything back any more. */
function tellAll(): void {
  for (const [id, { notice }] of [...waiting]) {
    tell(id, true);
    toast.dismiss(notice);
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') tellAll();
});
window.addEventListener('pagehide', tellAll);
