import { cn } from './cn';

/** The words for a count that the server stops at 100. */
export function countText(count: number): string {
  return count >= 100 ? '99+' : String(count);
}

interface CountBadgeProps {
  count: number;
  /** What is counted, for screen readers: "unread messages". */
  label: string;
  /** Stands before the number and says of what kind it is. */
  sign?: string;
  className?: string;
}

/** How many wait there; nothing when none do. */
export function CountBadge({ count, label, sign, className }: CountBadgeProps) {
  if (count <= 0) return null;
  return (
    <span
      data-testid="unread-badge"
      className={cn(
        'min-w-5 rounded-full bg-accent px-1.5 text-center font-semibold text-on-accent text-tiny leading-5 tabular-nums',
        className,
      )}
    >
      {sign && <span aria-hidden>{sign}</span>}
      {countText(count)}
      <span className="sr-only"> {label}</span>
    </span>
  );
}
