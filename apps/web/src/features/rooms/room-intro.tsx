import type { Id, Room, UserRef } from '@confab/shared';
import { dayName } from '../../shared/format/time';
import { useMe } from '../../shared/session/session';
import { Avatar } from '../../shared/ui/avatar';
import { RoomIcon } from './room-icon';
import { isChannel, roomName, roomPerson } from './room-names';
import { words } from './words';

function sinceOf(creator: UserRef, day: string, myId: Id): string {
  return creator.id === myId ? words.introSinceYou(day) : words.introSince({ who: creator.displayName, day });
}

/** What stands above a room's first message. */
export function RoomIntro({ room }: { room: Room }) {
  const me = useMe();
  const name = roomName(room, me.id);
  const person = room.kind === 'direct' ? roomPerson(room, me.id) : null;
  const made = room.createdBy ? sinceOf(room.createdBy, dayName(room.createdAt), me.id) : '';
  const text = isChannel(room)
    ? room.description || made
    : room.kind === 'direct'
      ? words.introOnlyYou
      : words.introGroup;
  return (
    <div className="flex items-center gap-3 pt-4 pb-2">
      {person ? (
        <Avatar id={person.id} name={person.displayName} image={person.avatarUrl} size={40} />
      ) : (
        <span className="grid size-10 place-items-center rounded-card bg-accent-soft">
          <RoomIcon room={room} myId={me.id} className="size-5 text-accent-ink" />
        </span>
      )}
      <div className="min-w-0">
        <h2 className="truncate font-semibold text-heading">
          {isChannel(room) ? words.introChannel(name) : words.introDirect(name)}
        </h2>
        <p className="text-ink-soft text-small">{text}</p>
      </div>
    </div>
  );
}
