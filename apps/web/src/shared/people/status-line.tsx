import type { User } from '@confab/shared';
import { shortMoment } from '../format/time';
import { cn } from '../ui/cn';
import { words } from '../words';

interface StatusLineProps {
  status: User['status'];
  /** Tells until when it holds. */
  withEnd?: boolean;
  className?: string;
}

/** What somebody says of their moment; nothing once it has expired. */
export function StatusLine({ status, withEnd = false, className }: StatusLineProps) {
  if (!status || (status.expiresAt && status.expiresAt < new Date())) return null;
  return (
    <span className={cn('min-w-0 truncate', className)}>
      {status.emoji && <span className="mr-1.5">{status.emoji}</span>}
      {status.text}
      {withEnd && status.expiresAt && (
        <span className="ml-1.5 text-ink-faint text-small">{words.until(shortMoment(status.expiresAt))}</span>
      )}
    </span>
  );
}
