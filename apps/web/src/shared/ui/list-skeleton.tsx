import { Loading, Skeleton } from './skeleton';

const WIDTHS = ['w-40', 'w-28', 'w-36', 'w-24', 'w-44', 'w-32'];

/** Grey rows in the place of a list of people. */
export function PeopleSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <Loading>
      <div className="flex flex-col gap-1 px-2">
        {WIDTHS.slice(0, rows).map((width) => (
          <div key={width} className="flex h-10 items-center gap-2.5">
            <Skeleton className="size-7" />
            <Skeleton className={`h-3.5 ${width}`} />
          </div>
        ))}
      </div>
    </Loading>
  );
}
