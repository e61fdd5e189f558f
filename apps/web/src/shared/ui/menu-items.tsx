import { Check, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { type MenuParts, useMenuParts } from './menu-parts';

const rowStyles =
  'flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-control px-2 text-body outline-none data-highlighted:bg-hover touch:min-h-11';

interface MenuItemProps extends ComponentProps<MenuParts['Item']> {
  icon?: LucideIcon;
  danger?: boolean;
  /** Something at the right end: a count, keys. */
  aside?: ReactNode;
}

/** One thing to do. */
export function MenuItem({ icon: Icon, danger, aside, className, children, ...rest }: MenuItemProps) {
  const Radix = useMenuParts();
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
}: ComponentProps<MenuParts['RadioItem']> & { icon?: LucideIcon }) {
  const Radix = useMenuParts();
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
export function MenuCheckItem({ children, className, ...rest }: ComponentProps<MenuParts['CheckboxItem']>) {
  const Radix = useMenuParts();
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
  const Radix = useMenuParts();
  return <Radix.Label className="px-2 pt-1.5 pb-1 font-medium text-ink-faint text-tiny">{children}</Radix.Label>;
}

/** A line between groups. */
export function MenuSeparator() {
  const Radix = useMenuParts();
  return <Radix.Separator className="-mx-1.5 my-1.5 h-px bg-line" />;
}

/** A group of which one is chosen. */
export function MenuRadioGroup(props: ComponentProps<MenuParts['RadioGroup']>) {
  const Radix = useMenuParts();
  return <Radix.RadioGroup {...props} />;
}

/** An entry that looks as it is told to. */
export function MenuCell(props: ComponentProps<MenuParts['Item']>) {
  const Radix = useMenuParts();
  return <Radix.Item {...props} />;
}
