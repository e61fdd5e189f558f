import type { TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { errors } from '../../../platform/errors.js';
import { actorOf, canTakePart, demand, type EntryKind, memberRef, roomRef } from '../../rooms/index.js';
import { messageRef, projectedMessages, replaceMessage, stateOf } from '../message-projection.js';
import { messageState } from '../messages.model.js';
import { canDelete, isOwn } from '../messages.policy.js';
import { decidePins, pinsState, pinsSteps, roomPinsRef } from '../room-pins.js';

const data = z.strictObject({ message: messageState, pins: pinsState });

export interface MessageDeletedInput {
  messageId: ObjectId;
  /** What the one who deletes is in the team of the room. */
  teamRole: TeamRole | null;
}

/** A message was deleted: it keeps its place, and what it said is not served any more. */
export const messageDeleted: EntryKind<MessageDeletedInput, z.infer<typeof data>> = {
  name: 'message.deleted',
  data,
  leavesRevOn: projectedMessages,
  needs: (change) => [
    roomRef(change.roomId),
    memberRef(actorOf(change)),
    messageRef(change.input.messageId),
    roomPinsRef(change.roomId),
  ],
  decide(view, change) {
    const actor = actorOf(change);
    const { messageId, teamRole } = change.input;
    const standing = { room: view.read(roomRef(view.roomId)), member: view.read(memberRef(actor)), teamRole };
    demand(canTakePart(standing));
    const found = view.read(messageRef(messageId));
    if (!found) throw errors.notFound();
    demand(canDelete(standing, { own: isOwn(found, actor), system: found.type === 'system' }));
    if (found.deletedAt) return { type: 'unchanged' };
    const message = stateOf(found);
    return {
      type: 'append',
      data: {
        message: { ...message, deletedAt: view.now, pinnedAt: null, reactions: [], updatedAt: view.now },
        pins: message.pinnedAt ? decidePins(view, -1) : null,
      },
    };
  },
  project: (entry) => [...pinsSteps(entry), replaceMessage(entry)],
};
