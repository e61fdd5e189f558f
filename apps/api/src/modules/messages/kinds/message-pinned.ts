import { MESSAGES, type TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { errors } from '../../../platform/errors.js';
import { actorOf, canTakePart, demand, type EntryKind, memberRef, roomRef } from '../../rooms/index.js';
import { messageRef, projectedMessages, replaceMessage, stateOf } from '../message-projection.js';
import { messageState } from '../messages.model.js';
import { canPin } from '../messages.policy.js';
import { decidePins, pinsState, pinsSteps, roomPinsRef } from '../room-pins.js';

const data = z.strictObject({ message: messageState, pins: pinsState });

export interface MessagePinnedInput {
  messageId: ObjectId;
  /** False takes the pin off. */
  pin: boolean;
  /** What the one who pins is in the team of the room. */
  teamRole: TeamRole | null;
}

/** A message was pinned to its room, or is no longer. */
export const messagePinned: EntryKind<MessagePinnedInput, z.infer<typeof data>> = {
  name: 'message.pinned',
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
    const { messageId, pin, teamRole } = change.input;
    const standing = { room: view.read(roomRef(view.roomId)), member: view.read(memberRef(actor)), teamRole };
    demand(canTakePart(standing));
    const found = view.read(messageRef(messageId));
    if (!found) throw errors.notFound();
    demand(canPin(standing, { system: found.type === 'system' }));
    if (found.deletedAt) throw errors.precondition(MESSAGES.messageDeleted);
    if ((found.pinnedAt !== null) === pin) return { type: 'unchanged' };
    const pinnedAt = pin ? view.now : null;
    const pins = decidePins(view, pin ? 1 : -1);
    return { type: 'append', data: { message: { ...stateOf(found), pinnedAt, updatedAt: view.now }, pins } };
  },
  project: (entry) => [...pinsSteps(entry), replaceMessage(entry)],
};
