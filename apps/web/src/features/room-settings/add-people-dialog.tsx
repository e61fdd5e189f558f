import type { Room, User } from '@confab/shared';
import { confab } from '../../shared/api/confab';
import { PeoplePicker } from '../../shared/people/people-picker';
import { useMe } from '../../shared/session/session';
import { Dialog } from '../../shared/ui/dialog';
import { notifyDone, notifyFailure } from '../../shared/ui/notify';
import { words } from './words';

interface AddPeopleDialogProps {
  room: Room;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

async function add(room: Room, person: User): Promise<void> {
  const userIds = [person.id];
  if ('teamId' in room) await confab.api.channels.addMembers.mutate({ channelId: room.id, userIds });
  else await confab.api.conversations.addParticipants.mutate({ conversationId: room.id, userIds });
}

/** Finds people and puts them into a room, one after the other. */
export function AddPeopleDialog({ room, open, onOpenChange }: AddPeopleDialogProps) {
  const me = useMe();
  const present = 'participants' in room ? room.participants.map(({ id }) => id) : [];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.addTitle} className="h-110">
      <PeoplePicker
        without={new Set([me.id, ...present])}
        onPick={(person) => {
          add(room, person).then(
            () => notifyDone(words.added(person.displayName)),
            (error: unknown) => notifyFailure(words.addFailed, error),
          );
        }}
      />
    </Dialog>
  );
}
