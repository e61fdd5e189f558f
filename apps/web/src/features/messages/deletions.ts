import type { Id, Message } from '@confab/shared';
import { create } from 'zustand';
import { confab } from '../../shared/api/confab';
import { withToast } from '../../shared/ui/notices';
import { notifyFailure } from '../../shared/ui/notify';
import { holdMessage } from './message-store';
import { words } from './words';

/** How long a deletion can be taken back. */
const UNDO_MS = 8_000;

/** The messages that are shown as deleted while their deletion can still be taken back, or is on its way. */
export const useDeletions = create<{ ids: ReadonlySet<Id> }>(() => ({ ids: new Set() }));

/** Those of which the server has not been told yet, with what closes the notices that offer to take them back. */
const waiting = new Map<Id, () => void>();

function show(id: Id): void {
  useDeletions.setState(({ ids }) => ({ ids: new Set([...ids].filter((held) => held !== id)) }));
}

async function tell(id: Id, isLeaving = false): Promise<void> {
  if (!waiting.delete(id)) return;
  const context = isLeaving ? { alone: true } : {};
  await confab.api.messages.delete
    .mutate({ messageId: id }, { context })
    .then(holdMessage)
    .catch((error: unknown) => notifyFailure(words.deleteFailed, error, () => deleteMessage({ id })))
    .finally(() => show(id));
}

function undo(id: Id): void {
  const dismiss = waiting.get(id);
  if (!dismiss) return;
  waiting.delete(id);
  show(id);
  dismiss();
  // The button that was pressed goes away, and must not take the focus along.
  document.querySelector<HTMLElement>(`article[data-message-id="${id}"]`)?.focus({ preventScroll: true });
}

/** Takes back the last deletion, while that is possible; false when there is none. */
export function undoLastDeletion(): boolean {
  const last = [...waiting.keys()].at(-1);
  if (last !== undefined) undo(last);
  return last !== undefined;
}

/** Shows a message as deleted at once. The server is told when it can no longer be taken back. */
export function deleteMessage({ id }: Pick<Message, 'id'>): void {
  if (waiting.has(id)) return;
  useDeletions.setState(({ ids }) => ({ ids: new Set([...ids, id]) }));
  waiting.set(id, () => undefined);
  withToast(
    (toast) => {
      if (!waiting.has(id)) return;
      const notice = toast(words.deletedNotice, {
        duration: UNDO_MS,
        action: {
          label: words.undo,
          onClick: () => undo(id),
        },
        onAutoClose: () => void tell(id),
        onDismiss: () => void tell(id),
      });
      waiting.set(id, () => toast.dismiss(notice));
    },
    // What cannot be offered is not waited for.
    () => void tell(id),
  );
}

/** Whoever leaves the page cannot take anything back any more; settles when the server has been told. */
export async function finishDeletions(): Promise<void> {
  const told = [...waiting].map(([id, dismiss]) => {
    const telling = tell(id, true);
    dismiss();
    return telling;
  });
  await Promise.all(told);
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void finishDeletions();
});
window.addEventListener('pagehide', () => void finishDeletions());
