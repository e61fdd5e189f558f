import type { Team } from '@confab/shared';
import { useNavigate } from '@tanstack/react-router';
import { AuthCard } from '../../features/auth/auth-card';
import { PasteInvitationForm } from '../../features/invitations/paste-invitation-form';
import { CreateTeamForm } from '../../features/teams/create-team-form';
import { useMe } from '../../shared/session/session';
import { linkStyles } from '../../shared/ui/link-styles';
import { enterTeam } from '../enter-team';
import { useDocumentTitle } from '../use-document-title';
import { useSignOut } from '../use-sign-out';
import { words } from '../words';

/** The first page of somebody who is in no team: make one, or come in by a link. */
export function WelcomePage() {
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  useDocumentTitle(words.welcomeTitle(me.displayName));

  async function enter(team: Team) {
    await enterTeam(team);
    await navigate({ to: '/t/$team', params: { team: team.slug } });
  }

  return (
    <AuthCard
      title={words.welcomeTitle(me.displayName)}
      text={words.welcomeText}
      footer={
        <button type="button" onClick={signOut} className={`${linkStyles} touch:min-h-11`}>
          {words.signOut}
        </button>
      }
    >
      <section>
        <h2 className="mb-3 font-semibold text-body">{words.createTeam}</h2>
        <CreateTeamForm onCreated={enter} />
      </section>
      <div className="my-6 flex items-center gap-3 text-ink-faint text-small">
        <span className="h-px flex-1 bg-line" />
        {words.or}
        <span className="h-px flex-1 bg-line" />
      </div>
      <section>
        <h2 className="mb-3 font-semibold text-body">{words.joinTeam}</h2>
        <PasteInvitationForm onCode={(code) => navigate({ to: '/join/$code', params: { code } })} />
      </section>
    </AuthCard>
  );
}
