import type { Room, Team, UserRef } from '@confab/shared';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { InviteDialog } from '../../features/invitations/invite-dialog';
import { PasteInvitationForm } from '../../features/invitations/paste-invitation-form';
import { BrowseChannelsDialog } from '../../features/room-settings/browse-channels-dialog';
import { NewGroupDialog } from '../../features/room-settings/new-group-dialog';
import { CreateChannelDialog } from '../../features/rooms/create-channel-dialog';
import { NewDirectDialog } from '../../features/rooms/new-direct-dialog';
import { roomTitle } from '../../features/rooms/room-names';
import { holdRoom } from '../../features/rooms/rooms-feed';
import { useRooms } from '../../features/rooms/rooms-query';
import { useMessagePerson } from '../../features/rooms/use-message-person';
import { SearchDialog } from '../../features/search/search-dialog';
import { StatusDialog } from '../../features/settings/status-dialog';
import { CreateTeamForm } from '../../features/teams/create-team-form';
import { MembersDialog } from '../../features/teams/members-dialog';
import { TeamSettingsDialog } from '../../features/teams/team-settings-dialog';
import { useThread } from '../../features/threads/thread-state';
import { ThreadsDialog } from '../../features/threads/threads-dialog';
import { queryClient, trpc } from '../../shared/api/confab';
import { useMe } from '../../shared/session/session';
import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { type DialogName, useDialogs } from '../app-state';
import { enterTeam } from '../enter-team';
import { words } from '../words';
import { ShortcutsDialog } from './shortcuts-dialog';
import { useGoTo } from './use-go-to';

interface DialogsProps {
  team: Team | undefined;
  teams: readonly Team[];
}

/** The dialogs one can open from the lists, and where each leads. */
export function Dialogs({ team, teams }: DialogsProps) {
  const navigate = useNavigate();
  const me = useMe();
  const rooms = useRooms();
  const { open, close } = useDialogs();
  const showThread = useThread((thread) => thread.show);
  const leadTo = useGoTo({ team, teams });
  const goTo = (room: Room, messageId?: string) => {
    close();
    leadTo(room, messageId);
  };
  const messagePerson = useMessagePerson((conversation) => goTo(conversation));
  const titleOf = useCallback((room: Room) => roomTitle(room, me.id), [me.id]);
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
          <TeamSettingsDialog key={team.id} {...control('teamSettings')} team={team} />
          <MembersDialog {...control('teamMembers')} team={team} onMessage={write} messageLabel={words.writeTo} />
          <BrowseChannelsDialog
            {...control('browse')}
            team={team}
            onJoined={(room) => {
              holdRoom(room);
              goTo(room);
            }}
          />
          <CreateChannelDialog {...control('createChannel')} team={team} onCreated={(room) => goTo(room)} />
        </>
      )}
      <ThreadsDialog
        {...control('threads')}
        roomName={(roomId) => {
          const room = rooms.data?.find(({ id }) => id === roomId);
          return room ? titleOf(room) : '';
        }}
        onPick={(root) => {
          const room = rooms.data?.find(({ id }) => id === root.roomId);
          showThread(root.roomId, root.id);
          if (room) goTo(room);
        }}
      />
      <NewGroupDialog
        {...control('newGroup')}
        onOpened={(conversation) => {
          holdRoom(conversation);
          goTo(conversation);
        }}
      />
      <NewDirectDialog {...control('newDirect')} onPick={write} />
      <SearchDialog
        {...control('search')}
        rooms={rooms.data ?? []}
        titleOf={titleOf}
        onPick={({ room, message }) => {
          // Where it is need not be asked for again.
          queryClient.setQueryData(trpc.messages.get.queryKey({ messageId: message.id }), message);
          goTo(room, message.id);
        }}
      />
      <StatusDialog {...control('status')} />
      <ShortcutsDialog {...control('shortcuts')} />
    </>
  );
}
