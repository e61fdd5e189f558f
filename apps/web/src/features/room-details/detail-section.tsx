import type { ReactNode } from 'react';
import { failureOf } from '../../shared/api/failure';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { words } from './words';

interface DetailSectionProps {
  title: string;
  /** Something small at the right end of the heading. */
  action?: { label: string; onClick: () => void } | null;
  children: ReactNode;
}

const actionStyles =
  'rounded-control px-1.5 py-0.5 font-medium text-accent-ink text-small hover:bg-hover touch:min-h-11 touch:px-2.5';

/** One part of the details, with its heading. */
export function DetailSection({ title, action, children }: DetailSectionProps) {
  return (
    <section aria-label={title} className="border-b px-4 py-3 last:border-b-0">
      <div className="mb-1 flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-semibold text-small">{title}</h3>
        {action && (
          <button type="button" onClick={action.onClick} className={actionStyles}>
            {action.label}
          </button>
        )}
      </div>
      {children}
    </section>
  );
}

interface DetailListProps {
  query: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };
  /** In place of the rows while there are none. */
  empty: string | null;
  children: ReactNode;
}

/** The rows of a part: on their way, failed, none, or there. */
export function DetailList({ query, empty, children }: DetailListProps) {
  if (query.isPending) return <PeopleSkeleton rows={3} />;
  if (query.isError) {
    return (
      <p role="alert" className="text-ink-soft text-small">
        {words.failed}. {failureOf(query.error).text}{' '}
        <button type="button" onClick={() => query.refetch()} className={actionStyles}>
          {words.retry}
        </button>
      </p>
    );
  }
  if (empty) return <p className="text-ink-faint text-small">{empty}</p>;
  return <ul className="-mx-2 flex flex-col">{children}</ul>;
}
