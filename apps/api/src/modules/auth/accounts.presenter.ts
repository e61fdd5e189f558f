import type { Me, User, UserRef } from '@confab/shared';
import { toId } from '../../platform/ids.js';
import type { Account } from './auth.door.js';

/** An account as everything refers to it. */
export function toUserRef(account: Account): UserRef {
  return {
    id: toId(account._id),
    username: account.username,
    displayName: account.displayName,
    avatarUrl: account.avatarFileId && `/files/${toId(account.avatarFileId)}/thumbnail`,
    isBot: account.isBot,
  };
}

function currentStatus({ status }: Account, now: Date): User['status'] {
  if (!status || (status.expiresAt && status.expiresAt <= now)) return null;
  return { emoji: status.emoji, text: status.text, expiresAt: status.expiresAt };
}

/** A profile; the e-mail address is for the person itself and for server admins. */
export function toUser(account: Account, options: { withEmail: boolean; now: Date }): User {
  return {
    ...toUserRef(account),
    bio: account.bio,
    status: currentStatus(account, options.now),
    createdAt: account.createdAt,
    deactivatedAt: account.deactivatedAt,
    ...(options.withEmail && account.email !== null && { email: account.email }),
  };
}

/** The caller's own account. */
export function toMe(account: Account, now: Date): Me {
  return { ...toUser(account, { withEmail: true, now }), email: account.email ?? '', role: account.role };
}
