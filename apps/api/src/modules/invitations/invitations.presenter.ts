import type { Invitation, UserRef } from '@confab/shared';
import { toId } from '../../platform/ids.js';
import type { InvitationDocument } from './invitations.model.js';

/** An invitation for those who may see its code. */
export function toInvitation(
  invitation: InvitationDocument,
  options: { code: string; createdBy: UserRef; publicUrl: string },
): Invitation {
  return {
    id: toId(invitation._id),
    teamId: toId(invitation.teamId),
    code: options.code,
    url: `${options.publicUrl}/join/${options.code}`,
    role: invitation.role,
    maxUses: invitation.maxUses,
    uses: invitation.uses,
    expiresAt: invitation.expiresAt,
    revokedAt: invitation.revokedAt,
    createdBy: options.createdBy,
    createdAt: invitation.createdAt,
  };
}
