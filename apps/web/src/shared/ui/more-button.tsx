import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';

/** What a list knows of its next page. */
interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** At the end of a list: shows the next page, as long as there is one. */
export function MoreButton({ of: pages, className, children }: { of: Pages; className?: string; children: ReactNode }) {
  if (!pages.hasNextPage) return null;
  return (
    <Button
      variant="ghost"
      size="small"
      className={cn('mx-auto my-2 flex', className)}
      pending={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {children}
    </Button>
  );
}
