import type { Id } from '@confab/shared';
import { confab } from '../../shared/api/confab';

interface Reply {
  roomId: Id;
  rootId: Id;
  body: string;
  attachmentIds: Id[];
  /** Whether it stands in the room as well. */
  alsoToRoom: boolean;
}

/** Puts a reply into the outbox, which shows it at once and sends it, again and again if it must. */
export function sendReply({ roomId, rootId, body, attachmentIds, alsoToRoom }: Reply): void {
  confab.outbox.add({
    roomId,
    threadRootId: rootId,
    body,
    ...(attachmentIds.length > 0 && { attachmentIds }),
    ...(alsoToRoom && { alsoToRoom }),
  });
}
