import { MESSAGES } from '@confab/shared';
import { z } from 'zod';
import { errors } from '../../../platform/errors.js';
import { demand, type EntryKind } from '../../rooms/index.js';
import { projectedMessages, replaceMessage, stateOf } from '../message-projection.js';
import { messageState } from '../messages.model.js';
import { canPin } from '../messages.policy.js';
import { decidePins, pinsState, pinsSteps, roomPinsRef } from '../room-pins.js';
import { type MessageChange, neededFor, readMessage } from './found-message.js';

const data = z.strictObject({ message: messageState, pins: pinsState });

export interface MessagePinnedInput extends MessageChange {
  /** False takes the pin off. */
  pin: boolean;
}

/** A message was pinned to its room, or is no longer. */
export const messagePinned: EntryKind<MessagePinnedInput, z.infer<typeof data>> = {
  name: 'message.pinned',
  data,
  leavesRevOn: projectedMessages,
  needs: (change) => [...neededFor(change), roomPinsRef(change.roomId)],
  decide(view, change) {
    const { pin } = change.input;
    const { standing, found } = readMessage(view, change);
    demand(canPin(standing, { system: found.type === 'system' }));
    if (found.deletedAt) throw errors.precondition(MESSAGES.messageDeleted);
    if ((found.pinnedAt !== null) === pin) return { type: 'unchanged' };
    const pinnedAt = pin ? view.now : null;
    const pins = decidePins(view, pin ? 1 : -1);
    return { type: 'append', data: { message: { ...stateOf(found), pinnedAt, updatedAt: view.now }, pins } };
  },
  project: (entry) => [...pinsSteps(entry), replaceMessage(entry)],
};
