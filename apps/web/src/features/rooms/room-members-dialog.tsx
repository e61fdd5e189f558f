import type { Room, UserRef } from '@confab/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { MessageSquare } from 'lucide-react';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { pagesOf } from '../../shared/api/pages';
import { useProfile } from '../../shared/people/profile-state';
import { useMe } from '../../shared/session/session';
import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { IconButton } from '../../shared/ui/icon-button';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { MoreButton } from '../../shared/ui/more-button';
import { PersonRow } from '../../shared/ui/person-row';
import { ErrorState } from '../../shared/ui/states';
import { MemberMenu } from './member-menu';
import { roomName } from './room-names';
import { words } from './words';

interface RoomMembersDialogProps {
  room: Room;
  /** Whether one may change who is in it. */
  mayManage: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onMessage: (person: UserRef) => void;
}

/** Everybody in a room. */
export function RoomMembersDialog({ room, mayManage, open, onOpenChange, onMessage }: RoomMembersDialogProps) {
  const me = useMe();
  const openProfile = useProfile((profile) => profile.open);
  const members = useInfiniteQuery({
    ...pagesOf(['roomMembers', room.id], (page, signal) =>
      confab.api.rooms.members.query({ roomId: room.id, ...page }, { signal }),
    ),
    enabled: open,
  });
  const rows = members.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.membersOf(roomName(room, me.id))} className="h-120">
      <DialogBody className="px-3">
        {members.isPending && <PeopleSkeleton />}
        {members.isError && (
          <ErrorState
            title={words.membersFailed}
            text={failureOf(members.error).text}
            onRetry={() => members.refetch()}
          />
        )}
        <ul>
          {rows.map(({ user, role, ...rest }) => (
            <li key={user.id} className="flex min-h-11 items-center gap-2.5 rounded-control px-2 hover:bg-hover">
              <PersonRow
                person={user}
                note={user.id === me.id ? words.you : undefined}
                onOpen={() => openProfile(user)}
                aside={
                  <>
                    {role === 'admin' && <span className="text-ink-soft text-small">{words.admin}</span>}
                    {user.id !== me.id && (
                      <IconButton
                        icon={MessageSquare}
                        label={words.writeTo(user.displayName)}
                        side="left"
                        onClick={() => onMessage(user)}
                      />
                    )}
                    {mayManage && user.id !== me.id && <MemberMenu room={room} member={{ user, role, ...rest }} />}
                  </>
                }
              />
            </li>
          ))}
        </ul>
        <MoreButton of={members}>{words.loadMore}</MoreButton>
      </DialogBody>
    </Dialog>
  );
}
