import type { Team } from '@confab/shared';
import { useNavigate } from '@tanstack/react-router';
import { ProfileDialog } from '../../features/people/profile-dialog';
import { useMessagePerson } from '../../features/rooms/use-message-person';
import { useDialogs } from '../app-state';

/** The profile in front of the page, and where its buttons lead. */
export function Profile({ team }: { team: Team | undefined }) {
  const navigate = useNavigate();
  const close = useDialogs((dialogs) => dialogs.close);
  const messagePerson = useMessagePerson((conversation) => {
    if (team) void navigate({ to: '/t/$team/r/$room', params: { team: team.slug, room: conversation.id } });
  });
  return (
    <ProfileDialog
      onMessage={(person) => {
        // It may have been opened from a list in front of the page.
        close();
        messagePerson(person);
      }}
      onEdit={() => {
        close();
        void navigate({ to: '/settings/$section', params: { section: 'profile' } });
      }}
    />
  );
}
