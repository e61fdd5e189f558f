import type { ReactNode } from 'react';
import { cn } from '../../shared/ui/cn';

interface SectionProps {
  title: string;
  text?: string;
  /** At the right end of the heading. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** One subject of the settings. */
export function Section({ title, text, aside, className, children }: SectionProps) {
  return (
    <section className={cn('border-b py-6 first:pt-0 last:border-0', className)}>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 max-w-140">
          <h2 className="font-semibold text-heading">{title}</h2>
          {text && <p className="text-ink-soft text-small">{text}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}
