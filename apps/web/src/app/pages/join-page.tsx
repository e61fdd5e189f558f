import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { AuthCard } from '../../features/auth/auth-card';
import { useInvitationPreview } from '../../features/invitations/invitations-api';
import { JoinButton } from '../../features/invitations/join-button';
import { words } from '../../features/invitations/words';
import { failureOf, isNotFound } from '../../shared/api/failure';
import { memberText } from '../../shared/format/names';
import { useSessionState } from '../../shared/session/session';
import { Avatar } from '../../shared/ui/avatar';
import { buttonStyles } from '../../shared/ui/button';
import { notifyDone } from '../../shared/ui/notify';
import { Loading, Skeleton } from '../../shared/ui/skeleton';
import { ErrorState } from '../../shared/ui/states';
import { enterTeam } from '../enter-team';
import { useDocumentTitle } from '../use-document-title';

const route = getRouteApi('/join/$code');

/** Where an invitation link leads: which team it is, and how to get in, with an account or without one yet. */
export function JoinPage() {
  const { code } = route.useParams();
  const navigate = useNavigate();
  const session = useSessionState();
  const preview = useInvitationPreview(code);
  const next = `/join/${encodeURIComponent(code)}`;
  const team = preview.data?.team;
  useDocumentTitle(team ? words.joinTitle(team.name) : words.joinTitle('…'));

  if (preview.isPending) {
    return (
      <AuthCard title="…">
        <Loading>
          <Skeleton className="h-24" />
        </Loading>
      </AuthCard>
    );
  }
  if (preview.isError && !isNotFound(preview.error)) {
    return (
      <AuthCard title={words.failedTitle}>
        <ErrorState
          title={words.failedTitle}
          text={failureOf(preview.error).text}
          onRetry={() => preview.refetch()}
          className="px-0 py-2"
        />
      </AuthCard>
    );
  }
  if (!team) {
    return (
      <AuthCard title={words.invalidTitle} text={words.invalidText}>
        <Link to="/" className={buttonStyles({ variant: 'secondary', size: 'wide' })}>
          {words.home}
        </Link>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={words.joinTitle(team.name)}
      picture={<Avatar id={team.name} name={team.name} size={40} shape="team" />}
      text={words.joinText(memberText(team.memberCount))}
      footer={session.status === 'signedIn' ? words.signedInAs(session.me.displayName) : undefined}
    >
      {session.status === 'signedIn' ? (
        <JoinButton
          code={code}
          onJoined={async (joined, alreadyMember) => {
            if (alreadyMember) notifyDone(words.already(joined.name));
            await enterTeam(joined);
            await navigate({ to: '/t/$team', params: { team: joined.slug } });
          }}
        />
      ) : (
        <div className="flex flex-col gap-3">
          <Link to="/sign-up" search={{ next }} className={buttonStyles({ size: 'wide' })}>
            {words.signUp}
          </Link>
          <Link to="/sign-in" search={{ next }} className={buttonStyles({ variant: 'secondary', size: 'wide' })}>
            {words.signIn}
          </Link>
        </div>
      )}
    </AuthCard>
  );
}
