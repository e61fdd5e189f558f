import { CloudOff, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { words } from '../words';
import { Button } from './button';
import { cn } from './cn';

interface EmptyStateProps {
  /** Where this is all there is on a page, its title is the page's. */
  heading?: 'p' | 'h1';
  icon: LucideIcon;
  title: string;
  text?: ReactNode;
  /** What one can do about it. */
  children?: ReactNode;
  className?: string;
}

/** A list with nothing in it, and what to do next. */
export function EmptyState({ heading: Heading = 'p', icon: Icon, title, text, children, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center gap-1 px-6 py-10 text-center', className)}>
      <span className="mb-2 grid size-11 place-items-center rounded-card bg-accent-soft text-accent-ink">
        <Icon aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      <Heading className="font-semibold text-body">{title}</Heading>
      {text && <p className="max-w-80 text-ink-soft text-small">{text}</p>}
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}

interface ErrorStateProps {
  heading?: 'p' | 'h1';
  title: string;
  text: string;
  onRetry?: () => void;
  className?: string;
}

/** A list that could not be loaded: what failed, why, and a way to try again. */
export function ErrorState({ heading: Heading = 'p', title, text, onRetry, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cn('flex flex-col items-center gap-1 px-6 py-10 text-center', className)}>
      <span className="mb-2 grid size-11 place-items-center rounded-card bg-danger-soft text-danger-ink">
        <CloudOff aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      <Heading className="font-semibold text-body">{title}</Heading>
      <p className="max-w-80 text-ink-soft text-small">{text}</p>
      {onRetry && (
        <Button variant="secondary" className="mt-3" onClick={onRetry}>
          {words.retry}
        </Button>
      )}
    </div>
  );
}
