import type { Id, UserRef } from '@confab/shared';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { confab, trpc } from '../api/confab';
import { useDebounced } from '../hooks/use-debounced';
import { bestMatches } from './best-matches';
import type { WritingScope } from './writing-scope';

const MOST = 8;
const PAGE = 100;
/** In larger rooms people are also looked for by name on the server. */
const MOST_PAGES = 3;
const NOBODY: readonly UserRef[] = [];

async function readMembers(roomId: Id, signal: AbortSignal) {
  const people: UserRef[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const input = { roomId, limit: PAGE, ...(cursor !== null && { cursor }) };
    const answer: Awaited<ReturnType<typeof confab.api.rooms.members.query>> = await confab.api.rooms.members.query(
      input,
      { signal },
    );
    people.push(...answer.items.map(({ user }) => user));
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return { people, isWhole: cursor === null };
}

/** The people of a room whose names fit to what was typed; null in place of the text asks for nobody. */
export function usePeople(scope: WritingScope | null, query: string | null): readonly UserRef[] {
  const isWanted = scope !== null && query !== null;
  const members = useQuery({
    queryKey: ['mentionable', scope?.roomId ?? ''],
    queryFn: ({ signal }) => readMembers(scope?.roomId ?? '', signal),
    enabled: isWanted && scope.participants === null,
    staleTime: 60_000,
  });
  const late = useDebounced(query ?? '');
  const found = useQuery(
    trpc.users.list.queryOptions(
      { query: late, limit: MOST },
      { enabled: isWanted && late !== '' && members.data?.isWhole === false, placeholderData: keepPreviousData },
    ),
  );
  if (!isWanted) return NOBODY;
  const known = new Map<Id, UserRef>();
  for (const person of [...(scope.participants ?? members.data?.people ?? []), ...(found.data?.items ?? [])]) {
    if (person.id !== scope.myId) known.set(person.id, person);
  }
  return bestMatches([...known.values()], query, ({ username, displayName }) => [displayName, username], MOST);
}
