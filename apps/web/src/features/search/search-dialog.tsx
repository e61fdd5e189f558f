import type { Room, SearchHit } from '@confab/shared';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { MessageSquareText, SearchX } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { pagesOf } from '../../shared/api/pages';
import { useDebounced } from '../../shared/hooks/use-debounced';
import { useMe } from '../../shared/session/session';
import { Dialog } from '../../shared/ui/dialog';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { MoreButton } from '../../shared/ui/more-button';
import { PickList } from '../../shared/ui/pick-list';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { FilterChips } from './filter-chips';
import { HitRow } from './hit-row';
import { searchInputOf, UnknownFilter } from './search-input';
import { useSearch } from './search-state';
import { type Suggestion, useSuggestions } from './use-suggestions';
import { words } from './words';

interface SearchDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  rooms: readonly Room[];
  /** What a room is called here. */
  titleOf: (room: Room) => string;
  onPick: (hit: SearchHit) => void;
}

const LATEST = 25;

type Row = { kind: 'suggestion'; suggestion: Suggestion } | { kind: 'hit'; hit: SearchHit };

/** Finds messages by their words and by filters, which are written into the field or chosen below it. */
export function SearchDialog({ open, onOpenChange, ...rest }: SearchDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.title} className="h-160 max-w-170">
      <SearchBox {...rest} />
    </Dialog>
  );
}

function useHits({ rooms, titleOf }: Pick<SearchDialogProps, 'rooms' | 'titleOf'>, isTypingFilter: boolean) {
  const me = useMe();
  const { text, filters } = useSearch();
  const query = useDebounced(text.trim(), 200);
  const asks = !isTypingFilter && (query !== '' || filters.length > 0);
  const hits = useInfiniteQuery({
    ...pagesOf(['search', query, filters], async (page, signal) => {
      const known = { me, rooms: rooms.map((room) => ({ room, name: titleOf(room).replace(/^#/u, '') })) };
      const input = await searchInputOf(query, filters, known);
      return confab.api.search.messages.query({ ...input, limit: 25, ...page }, { signal });
    }),
    enabled: asks,
    // What was found stays until there is something else, so that Enter never falls between two lists.
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { hits, asks };
}

/** What was said last, for who has not asked for anything yet. */
function useLatest(rooms: readonly Room[], isWanted: boolean): SearchHit[] {
  const latest = useQuery({
    queryKey: ['search', 'latest'],
    queryFn: ({ signal }) => confab.api.messages.recent.query({ limit: LATEST }, { signal }),
    enabled: isWanted,
    staleTime: 0,
  });
  if (!isWanted) return [];
  return (latest.data?.items ?? []).flatMap((message) => {
    const room = rooms.find(({ id }) => id === message.roomId);
    return room ? [{ message, room, highlights: [] }] : [];
  });
}

function SearchBox({ rooms, titleOf, onPick }: Omit<SearchDialogProps, 'open' | 'onOpenChange'>) {
  const box = useRef<HTMLDivElement>(null);
  const { text, filters, type, addFilter, removeFilter, removeLast } = useSearch();
  const names = useMemo(() => rooms.map((room) => titleOf(room).replace(/^#/u, '')), [rooms, titleOf]);
  const { filter, suggestions } = useSuggestions(text, names);
  const { hits, asks } = useHits({ rooms, titleOf }, filter !== null);

  const isIdle = !asks && !filter && text.trim() === '';
  const latest = useLatest(rooms, isIdle);
  const found = hits.data?.pages.flatMap((page) => page.items) ?? [];
  const rows: Row[] = filter
    ? suggestions.map((suggestion) => ({ kind: 'suggestion', suggestion }))
    : asks
      ? found.map((hit) => ({ kind: 'hit', hit }))
      : latest.map((hit) => ({ kind: 'hit', hit }));

  function focusField() {
    box.current?.querySelector('input')?.focus();
  }

  function finishFilter(value: string) {
    if (filter && value !== '') addFilter({ key: filter.key, value }, filter.before);
  }

  function pick(row: Row) {
    if (row.kind === 'hit') onPick(row.hit);
    else finishFilter(row.suggestion.value);
  }

  return (
    <div ref={box} className="flex min-h-0 flex-1 flex-col pt-3">
      <PickList
        items={rows}
        keyOf={(row) => (row.kind === 'hit' ? row.hit.message.id : row.suggestion.value)}
        renderItem={(row) =>
          row.kind === 'hit' ? (
            <HitRow hit={row.hit} roomTitle={titleOf(row.hit.room)} />
          ) : (
            <>
              <span className="font-medium">
                {filter?.key}:{row.suggestion.value}
              </span>
              <span className="truncate text-ink-soft text-small">{row.suggestion.text}</span>
            </>
          )
        }
        onPick={pick}
        query={text}
        onQueryChange={type}
        onBackspace={removeLast}
        onEnter={() => finishFilter(filter?.value ?? '')}
        label={words.label}
        placeholder={words.placeholder}
        chosen={
          <FilterChips
            filters={filters}
            onRemove={(removed) => {
              removeFilter(removed);
              focusField();
            }}
            onBegin={(key) => {
              type(`${text.trim()} ${key}:`.trimStart());
              focusField();
            }}
          />
        }
        heading={isIdle && <h3 className="px-2 pb-1 font-medium text-ink-soft text-small">{words.latest}</h3>}
        fallback={<Fallback hits={hits} asks={asks} isTypingFilter={filter !== null} />}
        footer={!filter && <MoreButton of={hits}>{words.more}</MoreButton>}
      />
    </div>
  );
}

interface FallbackProps {
  hits: ReturnType<typeof useHits>['hits'];
  asks: boolean;
  isTypingFilter: boolean;
}

/** In the place of the hits while there are none. */
function Fallback({ hits, asks, isTypingFilter }: FallbackProps) {
  if (isTypingFilter) return null;
  if (!asks) return <EmptyState icon={MessageSquareText} title={words.intro} text={words.introText} />;
  if (hits.error instanceof UnknownFilter) return <EmptyState icon={SearchX} title={hits.error.message} />;
  if (hits.isError) {
    return <ErrorState title={words.failed} text={failureOf(hits.error).text} onRetry={() => hits.refetch()} />;
  }
  if (hits.isPending) return <PeopleSkeleton />;
  return <EmptyState icon={SearchX} title={words.nothing} text={words.nothingText} />;
}
