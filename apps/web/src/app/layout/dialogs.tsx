import type { Room, Team, UserRef } from '@confab/shared';
import { useNavigate } from '@tanstack/react-router';
import { InviteDialog } from '../../features/invitations/invite-dialog';
import { PasteInvitationForm } from '../../features/invitations/paste-invitation-form';
import { CreateChannelDialog } from '../../features/rooms/create-channel-dialog';
import { NewDirectDialog } from '../../features/rooms/new-direct-dialog';
import { QuickSwitcher } from '../../features/rooms/quick-switcher';
import { isChannel } from '../../features/rooms/room-names';
import { useMessagePerson } from '../../features/rooms/use-message-person';
import { CreateTeamForm } from '../../features/teams/create-team-form';
import { MembersDialog } from '../../features/teams/members-dialog';
import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { type DialogName, useDialogs } from '../app-state';
import { enterTeam } from '../enter-team';
import { words } from '../words';
import { ShortcutsDialog } from './shortcuts-dialog';

interface DialogsProps {
  team: Team | undefined;
  teams: readonly Team[];
}

/** The dialogs one can open from the lists, and where each leads. */
export function Dialogs({ team, teams }: DialogsProps) {
  const navigate = useNavigate();
  const { open, close } = useDialogs();
  const goTo = (room: Room) => {
    close();
    const home = isChannel(room) ? teams.find((other) => other.id === room.teamId) : team;
    if (home) void navigate({ to: '/t/$team/r/$room', params: { team: home.slug, room: room.id } });
  };
  const messagePerson = useMessagePerson(goTo);
  const write = (person: UserRef) => {
    close();
    messagePerson(person);
  };
  const control = (name: DialogName) => ({
    open: open === name,
    onOpenChange: (next: boolean) => {
      if (!next) close();
    },
  });

  return (
    <>
      <Dialog {...control('addTeam')} title={words.addTeamTitle}>
        <DialogBody className="pb-5">
          <h3 className="mb-2 font-semibold">{words.createTeam}</h3>
          <CreateTeamForm
            onCreated={async (created) => {
              close();
              await enterTeam(created);
              await navigate({ to: '/t/$team', params: { team: created.slug } });
            }}
          />
          <h3 className="mt-6 mb-2 font-semibold">{words.joinTeam}</h3>
          <PasteInvitationForm
            onCode={(code) => {
              close();
              void navigate({ to: '/join/$code', params: { code } });
            }}
          />
        </DialogBody>
      </Dialog>
      {team && (
        <>
          <InviteDialog {...control('invite')} team={team} />
          <MembersDialog {...control('teamMembers')} team={team} onMessage={write} messageLabel={words.writeTo} />
          <CreateChannelDialog {...control('createChannel')} team={team} onCreated={goTo} />
        </>
      )}
      <NewDirectDialog {...control('newDirect')} onPick={write} />
      <QuickSwitcher
        {...control('goTo')}
        onPick={goTo}
        teamName={(teamId) => teams.find((other) => other.id === teamId)?.name}
      />
      <ShortcutsDialog {...control('shortcuts')} />
    </>
  );
}
