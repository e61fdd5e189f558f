import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { trpc } from '../../shared/api/confab';
import { useDebounced } from '../../shared/hooks/use-debounced';
import { useMe } from '../../shared/session/session';
import { dayText, HAS, unfinishedFilter } from './filters';
import { words } from './words';

/** A way to finish the filter that is being typed. */
export interface Suggestion {
  value: string;
  /** What it stands for, in words. */
  text: string;
}

const MOST = 8;
const DAYS = [
  ['today', 0],
  ['yesterday', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
] as const;

/** How the filter at the end of the text may go on; none while no filter is being typed. */
export function useSuggestions(text: string, roomNames: readonly string[]) {
  const me = useMe();
  const filter = unfinishedFilter(text);
  const value = filter?.value.toLocaleLowerCase() ?? '';
  const isPerson = filter?.key === 'from';
  const query = useDebounced(value);
  const people = useQuery(
    trpc.users.list.queryOptions(
      { ...(query && { query }), limit: MOST },
      { enabled: isPerson, placeholderData: keepPreviousData, staleTime: 30_000 },
    ),
  );

  function list(): Suggestion[] {
    const fits = (name: string) => name.toLocaleLowerCase().includes(value);
    switch (filter?.key) {
      case 'from': {
        const others = (people.data?.items ?? []).filter(({ id }) => id !== me.id);
        const listed = others.map((person) => ({ value: person.username, text: person.displayName }));
        return ['me', me.username, me.displayName].some(fits) ? [{ value: 'me', text: words.me }, ...listed] : listed;
      }
      case 'in':
        return roomNames.filter(fits).map((name) => ({ value: name, text: '' }));
      case 'has':
        return HAS.filter((kind) => kind.startsWith(value)).map((kind) => ({ value: kind, text: words.kinds[kind] }));
      case 'before':
      case 'after':
        return DAYS.map(([name, ago]) => {
          const day = new Date();
          day.setDate(day.getDate() - ago);
          return { value: dayText(day), text: words[name] };
        }).filter((day) => day.value.startsWith(value) || day.text.toLocaleLowerCase().startsWith(value));
      default:
        return [];
    }
  }

  return { filter, suggestions: list().slice(0, MOST) };
}
