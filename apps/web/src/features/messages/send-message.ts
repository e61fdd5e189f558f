import type { Id } from '@confab/shared';
import { confab } from '../../shared/api/confab';

/** Puts a message into the outbox, which shows it at once and sends it, again and again if it must. */
export function sendMessage(roomId: Id, body: string, more: { attachmentIds: Id[]; replyTo: Id | null }): void {
  const { attachmentIds, replyTo } = more;
  confab.outbox.add({ roomId, body, ...(attachmentIds.length > 0 && { attachmentIds }), ...(replyTo && { replyTo }) });
}
