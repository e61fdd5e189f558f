import { ArrowDown } from 'lucide-react';
import { failureOf } from '../../shared/api/failure';
import { cn } from '../../shared/ui/cn';
import { Loading, Skeleton } from '../../shared/ui/skeleton';
import { columnStyles } from './row-frame';
import { words } from './words';

/** What lies beyond the two ends of the list, and how to get it. */
export interface ListEdge {
  hasBefore: boolean;
  hasAfter: boolean;
  loadOlder: () => void;
  loadNewer: () => void;
  failed: { direction: 'older' | 'newer'; error: unknown } | null;
  retry: () => void;
}

function LoadFailure({ title, error, retry }: { title: string; error: unknown; retry: () => void }) {
  return (
    <p role="alert" className={cn(columnStyles, 'py-3 text-center text-ink-soft text-small')}>
      {title}. {failureOf(error).text}{' '}
      <button
        type="button"
        onClick={retry}
        className="rounded-control px-1.5 font-medium text-accent-ink hover:bg-hover"
      >
        {words.retry}
      </button>
    </p>
  );
}

/** Above the first line: air, or more that is on its way. Of one height, so that nothing jumps when it has come. */
export function ListHead({ edge }: { edge: ListEdge }) {
  return (
    <div className="flex h-14 shrink-0 flex-col justify-end">
      {edge.failed?.direction === 'older' ? (
        <LoadFailure title={words.olderFailed} error={edge.failed.error} retry={edge.retry} />
      ) : (
        edge.hasBefore && <SkeletonRow index={1} />
      )}
    </div>
  );
}

/** Below the last line: some air, or why newer messages are missing. */
export function ListFoot({ edge }: { edge: ListEdge }) {
  if (edge.failed?.direction === 'newer') {
    return <LoadFailure title={words.newerFailed} error={edge.failed.error} retry={edge.retry} />;
  }
  return <div className="h-3 shrink-0" />;
}

const WIDTHS = ['w-3/5', 'w-2/5', 'w-4/5', 'w-1/2', 'w-2/3'];

function SkeletonRow({ index }: { index: number }) {
  return (
    <div className={cn(columnStyles, 'flex gap-3 py-2')}>
      <Skeleton className="size-9" />
      <div className="flex flex-1 flex-col gap-2 pt-1">
        <Skeleton className="h-3.5 w-28" />
        <Skeleton className={cn('h-3.5', WIDTHS[index % WIDTHS.length])} />
      </div>
    </div>
  );
}

/** Grey lines in the place of a room that is loading. */
export function MessagesSkeleton() {
  return (
    <div className="flex flex-1 flex-col justify-end overflow-hidden pb-3">
      <Loading label={words.loading}>
        {WIDTHS.map((width, index) => (
          <SkeletonRow key={width} index={index} />
        ))}
      </Loading>
    </div>
  );
}

interface NewPillProps {
  count: number;
  onClick: () => void;
}

/** The way down: to what is new, or to the newest. */
export function NewPill({ count, onClick }: NewPillProps) {
  return (
    <button
      type="button"
      data-testid="new-pill"
      onClick={onClick}
      className={cn(
        'absolute bottom-3 left-1/2 z-10 flex h-8 -translate-x-1/2 animate-pop-in items-center gap-1.5 rounded-full px-3.5 font-medium text-small shadow-float touch:h-11',
        count > 0 ? 'bg-accent text-on-accent hover:bg-accent-hover' : 'bg-raised text-ink-soft hover:text-ink',
      )}
    >
      {count > 0 ? words.newPill(count) : words.toNewest}
      <ArrowDown aria-hidden className="size-4" />
    </button>
  );
}
