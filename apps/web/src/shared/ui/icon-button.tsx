import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { Tooltip, type TooltipSide } from './tooltip';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: LucideIcon;
  /** What it does: its name for screen readers, and the tooltip. */
  label: string;
  shortcut?: readonly string[] | undefined;
  side?: TooltipSide | undefined;
}

/** A button that is only an icon; it always has a name and a tooltip. */
export function IconButton({ icon: Icon, label, shortcut, side, className, type, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} side={side}>
      <button
        type={type ?? 'button'}
        aria-label={label}
        className={cn(
          'inline-grid size-8 shrink-0 place-items-center rounded-control text-ink-soft transition-colors duration-120 hover:bg-hover hover:text-ink touch:size-11',
          className,
        )}
        {...rest}
      >
        <Icon aria-hidden className="size-4.5" strokeWidth={1.75} />
      </button>
    </Tooltip>
  );
}
