import type { Team } from '@confab/shared';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Hash } from 'lucide-react';
import type { PaletteItem } from '../../features/command-palette/command-palette';
import { readQuery } from '../../features/command-palette/palette-groups';
import { words as paletteWords } from '../../features/command-palette/words';
import { holdRoom } from '../../features/rooms/rooms-feed';
import { useRooms } from '../../features/rooms/rooms-query';
import { useMessagePerson } from '../../features/rooms/use-message-person';
import { confab, trpc } from '../../shared/api/confab';
import { useDebounced } from '../../shared/hooks/use-debounced';
import { PersonAvatar } from '../../shared/people/person-avatar';
import { useMe } from '../../shared/session/session';
import { notifyFailure } from '../../shared/ui/notify';
import { useDialogs } from '../app-state';
import { words } from '../words';
import { useGoTo } from './use-go-to';

interface FindsInput {
  team: Team | undefined;
  teams: readonly Team[];
  query: string;
  isOpen: boolean;
}

const A_WHILE = 30_000;

/** People and channels that the server knows by what was typed. Nothing typed, nothing asked. */
export function usePaletteFinds({ team, teams, query, isOpen }: FindsInput) {
  const me = useMe();
  const rooms = useRooms();
  const close = useDialogs((dialogs) => dialogs.close);
  const goTo = useGoTo({ team, teams });
  const messagePerson = useMessagePerson((conversation) => goTo(conversation));
  const read = readQuery(query);
  const sought = useDebounced(read.words);
  const asks = isOpen && (sought !== '' || query.trim() !== '');
  const options = { placeholderData: keepPreviousData, staleTime: A_WHILE, retry: false };
  const wantsPeople = asks && read.kinds.includes('people');
  const people = useQuery(
    trpc.users.list.queryOptions({ ...(sought && { query: sought }), limit: 20 }, { ...options, enabled: wantsPeople }),
  );
  const mayJoin = team !== undefined && team.myRole !== 'guest';
  const wantsChannels = asks && mayJoin && read.kinds.includes('join');
  const channels = useQuery(
    trpc.channels.browse.queryOptions(
      { teamId: team?.id ?? '', ...(sought && { query: sought }), limit: 20 },
      { ...options, enabled: wantsChannels },
    ),
  );

  async function join(channelId: string) {
    const channel = await confab.api.channels.join.mutate({ channelId });
    holdRoom(channel);
    goTo(channel);
  }

  // Whom one already talks to is found as that conversation.
  const known = new Set(
    (rooms.data ?? []).flatMap((room) => (room.kind === 'direct' && room.otherUser ? [room.otherUser.id] : [])),
  );
  const found = wantsPeople ? (people.data?.items ?? []) : [];
  const joinable = wantsChannels ? (channels.data?.items ?? []) : [];
  return {
    people: found
      .filter(({ id }) => id !== me.id && !known.has(id))
      .map(
        (person): PaletteItem => ({
          id: `person-${person.id}`,
          name: person.displayName,
          keywords: [person.username],
          icon: <PersonAvatar person={person} size={20} ring="ring-raised" />,
          note: `@${person.username}`,
          onSelect: () => {
            close();
            messagePerson(person);
          },
        }),
      ),
    channels: joinable.map(
      (channel): PaletteItem => ({
        id: `join-${channel.id}`,
        name: channel.name,
        icon: (
          <span className="grid size-5 place-items-center">
            <Hash aria-hidden className="size-4 text-ink-faint" strokeWidth={1.9} />
          </span>
        ),
        note: channel.topic,
        aside: <span className="text-ink-faint text-small">{paletteWords.members(channel.memberCount)}</span>,
        onSelect: () => {
          close();
          join(channel.id).catch((error: unknown) => notifyFailure(words.joinFailed, error));
        },
      }),
    ),
    isPartial: (wantsPeople && people.isError) || (wantsChannels && channels.isError),
  };
}
