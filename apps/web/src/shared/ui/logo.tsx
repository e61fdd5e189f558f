import { cn } from './cn';

/** The mark: a speech bubble with two lines in it. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={cn('size-8', className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M16 7c-5.2 0-9.2 3.5-9.2 8 0 2.3 1.1 4.4 2.9 5.9L9 25.2l4.7-2.4c.7.1 1.5.2 2.3.2 5.2 0 9.2-3.5 9.2-8S21.2 7 16 7Z"
        className="fill-on-accent"
      />
      <path d="M12.5 12.5h7M12.5 16.5h4.5" className="stroke-accent" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
