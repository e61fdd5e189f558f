import type { Invitation } from '@confab/shared';
import { failureOf } from '../../shared/api/failure';
import { dayName } from '../../shared/format/time';
import { useMe } from '../../shared/session/session';
import { Button } from '../../shared/ui/button';
import { notifyDone, notifyFailure } from '../../shared/ui/notify';
import { ErrorState } from '../../shared/ui/states';
import { useInvitations, useRevokeInvitation } from './invitations-api';
import { words } from './words';

function works({ revokedAt, expiresAt, maxUses, uses }: Invitation): boolean {
  if (revokedAt || (maxUses !== null && uses >= maxUses)) return false;
  return expiresAt === null || expiresAt.getTime() > Date.now();
}

function usesOf({ uses, maxUses }: Invitation): string {
  if (maxUses === null && uses === 0) return words.unused;
  return maxUses === null ? words.used(uses) : words.usedOf({ uses, most: maxUses });
}

/** The links of a team that still let people in, each with a way to end it. */
export function OpenInvitations({ teamId, enabled }: { teamId: string; enabled: boolean }) {
  const me = useMe();
  const invitations = useInvitations(teamId, enabled);
  const revokeInvitation = useRevokeInvitation();
  const open = invitations.data?.items.filter(works) ?? [];

  if (invitations.isError) {
    return (
      <ErrorState
        title={words.listFailed}
        text={failureOf(invitations.error).text}
        onRetry={() => invitations.refetch()}
      />
    );
  }
  if (open.length === 0) return null;

  function revoke(invitation: Invitation) {
    revokeInvitation.mutate(
      { invitationId: invitation.id },
      {
        onSuccess: () => notifyDone(words.revoked),
        onError: (error) => notifyFailure(words.revokeFailed, error, () => revoke(invitation)),
      },
    );
  }

  return (
    <section>
      <h3 className="mb-1 font-medium text-small">{words.open}</h3>
      <ul className="divide-y">
        {open.map((invitation) => (
          <li key={invitation.id} className="flex min-h-11 items-center gap-3 py-1 text-small">
            <span className="min-w-0 flex-1">
              <span className="font-medium">{words.roles[invitation.role]}</span>
              <span className="text-ink-soft">
                {' · '}
                {usesOf(invitation)}
                {' · '}
                {invitation.expiresAt ? words.until(dayName(invitation.expiresAt)) : words.forever}
                {' · '}
                {invitation.createdBy.id === me.id ? words.byYou : invitation.createdBy.displayName}
              </span>
            </span>
            <Button
              variant="ghost"
              size="small"
              aria-label={words.revokeOf(invitation.code.slice(0, 6))}
              onClick={() => revoke(invitation)}
            >
              {words.revoke}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
