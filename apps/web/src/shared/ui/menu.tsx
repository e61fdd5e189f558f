import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

export const Menu = Radix.Root;
export const MenuTrigger = Radix.Trigger;
export const MenuRadioGroup = Radix.RadioGroup;

const rowStyles =
  'flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-control px-2 text-body outline-none data-highlighted:bg-hover touch:min-h-11';

/** The panel of a menu. */
export function MenuContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          'z-40 min-w-52 rounded-card bg-raised p-1.5 shadow-float data-[state=closed]:animate-pop-out data-[state=open]:animate-pop-in',
          className,
        )}
        {...rest}
      />
    </Radix.Portal>
  );
}

interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  icon?: LucideIcon;
  danger?: boolean;
  /** Something at the right end: a count, keys. */
  aside?: ReactNode;
}

/** One thing to do. */
export function MenuItem({ icon: Icon, danger, aside, className, children, ...rest }: MenuItemProps) {
  return (
    <Radix.Item className={cn(rowStyles, danger && 'text-danger-ink', className)} {...rest}>
      {Icon && <Icon aria-hidden className={cn('size-4', !danger && 'text-ink-faint')} strokeWidth={1.75} />}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {aside && <span className="text-ink-faint text-small">{aside}</span>}
    </Radix.Item>
  );
}

/** One choice of several; the chosen one has a check mark. */
export function MenuRadioItem({
  icon: Icon,
  children,
  className,
  ...rest
}: ComponentProps<typeof Radix.RadioItem> & { icon?: LucideIcon }) {
  return (
    <Radix.RadioItem className={cn(rowStyles, className)} {...rest}>
      {Icon && <Icon aria-hidden className="size-4 text-ink-faint" strokeWidth={1.75} />}
      <span className="flex-1">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden className="size-4 text-accent-ink" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

/** Something that is on or off; a check mark says which. */
export function MenuCheckItem({ children, className, ...rest }: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem className={cn(rowStyles, className)} {...rest}>
      <span className="flex-1">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden className="size-4 text-accent-ink" />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  );
}

/** A quiet heading above a group. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 font-medium text-ink-faint text-tiny">{children}</Radix.Label>;
}

/** A line between groups. */
export function MenuSeparator() {
  return <Radix.Separator className="-mx-1.5 my-1.5 h-px bg-line" />;
}
