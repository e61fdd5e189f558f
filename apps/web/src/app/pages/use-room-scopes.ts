import type { Me, Room, Team } from '@confab/shared';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { isChannel } from '../../features/rooms/room-names';
import { useRooms } from '../../features/rooms/rooms-query';
import type { RichTextScope } from '../../shared/markdown/rich-text-scope';
import { useProfile } from '../../shared/people/profile-state';
import type { WritingScope } from '../../shared/writing/writing-scope';

/** The channels of a team that one is in; the same list as long as none of them is another. */
function useChannels(team: Team | undefined) {
  const { data: rooms } = useRooms();
  const channels = (rooms ?? [])
    .filter(isChannel)
    .filter(({ teamId, archivedAt }) => teamId === team?.id && !archivedAt);
  const known = channels.map(({ id, name, topic }) => `${id} ${name} ${topic}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `known` stands for all that is taken from them
  return useMemo(() => channels.map(({ id, name, topic }) => ({ id, name, topic })), [known]);
}

/** What names lead to in the texts of a room, and what can be named while one writes there. */
export function useRoomScopes(room: Room, team: Team | undefined, me: Me) {
  const router = useRouter();
  const onPerson = useProfile((profile) => profile.open);
  const channels = useChannels(team);
  const slug = team?.slug;

  const reading = useMemo<RichTextScope>(() => {
    const ids = new Map(channels.map(({ id, name }) => [name, id]));
    return {
      myUsername: me.username,
      onPerson,
      channelAddress(name) {
        const id = ids.get(name);
        return slug && id ? `/t/${slug}/r/${id}` : undefined;
      },
      onAddress: (address) => router.history.push(address),
    };
  }, [channels, slug, me.username, onPerson, router]);

  const people = isChannel(room) ? null : room.participants;
  const writing = useMemo<WritingScope>(
    () => ({ roomId: room.id, myId: me.id, participants: people, channels }),
    [room.id, me.id, people, channels],
  );
  return { reading, writing };
}
