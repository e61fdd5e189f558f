import type { Id, UserRef } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';

/** The person of this id, or a stand-in should the account be gone for good. */
export function refOf(refs: ReadonlyMap<Id, UserRef>, userId: ObjectId): UserRef {
  const id = toId(userId);
  return refs.get(id) ?? { id, username: 'unknown', displayName: 'Unknown', avatarUrl: null, isBot: false };
}
