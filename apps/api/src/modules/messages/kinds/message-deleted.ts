import { z } from 'zod';
import { demand, type EntryKind } from '../../rooms/index.js';
import { projectedMessages, replaceMessage, stateOf } from '../message-projection.js';
import { messageState } from '../messages.model.js';
import { canDelete, isOwn } from '../messages.policy.js';
import { decidePins, pinsState, pinsSteps, roomPinsRef } from '../room-pins.js';
import { type MessageChange, neededFor, readMessage } from './found-message.js';

const data = z.strictObject({ message: messageState, pins: pinsState });

export type MessageDeletedInput = MessageChange;

/** A message was deleted: it keeps its place, and what it said is not served any more. */
export const messageDeleted: EntryKind<MessageDeletedInput, z.infer<typeof data>> = {
  name: 'message.deleted',
  data,
  leavesRevOn: projectedMessages,
  needs: (change) => [...neededFor(change), roomPinsRef(change.roomId)],
  decide(view, change) {
    const { actor, standing, found } = readMessage(view, change);
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
