import type { Room } from '@confab/shared';
import { dayName } from '../../shared/format/time';
import { useMe } from '../../shared/session/session';
import { Avatar } from '../../shared/ui/avatar';
import { RoomIcon } from './room-icon';
import { isChannel, roomName, roomPerson } from './room-names';

const words = {
  channel: (name: string) => `The beginning of #${name}`,
  direct: (name: string) => `Your conversation with ${name}`,
  onlyYou: 'Only the two of you can read it.',
  group: 'Only its participants can read it.',
  since: (who: string, day: string) => `${who} made it · ${day}`,
};

/** What stands above a room's first message. */
export function RoomIntro({ room }: { room: Room }) {
  const me = useMe();
  const name = roomName(room, me.id);
  const person = room.kind === 'direct' ? roomPerson(room, me.id) : null;
  const made = room.createdBy ? words.since(room.createdBy.displayName, dayName(room.createdAt)) : '';
  const text = isChannel(room) ? room.description || made : room.kind === 'direct' ? words.onlyYou : words.group;
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
          {isChannel(room) ? words.channel(name) : words.direct(name)}
        </h2>
        <p className="text-ink-soft text-small">{text}</p>
      </div>
    </div>
  );
}
