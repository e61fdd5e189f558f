import { DropdownMenu as Radix } from 'radix-ui';
import { type ComponentProps, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { cn } from './cn';
import { goesByKeys, isFocusLost } from './focus-memory';
import { MenuPartsProvider } from './menu-parts';

interface MenuPanelProps extends ComponentProps<typeof Radix.Content> {
  triggerId: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What opens beside the trigger of a menu. */
export function MenuPanel(props: MenuPanelProps) {
  const { triggerId, isOpen, onOpenChange, onCloseAutoFocus, className, children, ...rest } = props;
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Anchor triggerId={triggerId} isOpen={isOpen} />
      <Radix.Portal>
        <Radix.Content
          aria-labelledby={triggerId}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            onCloseAutoFocus?.(event);
            if (event.defaultPrevented) return;
            event.preventDefault();
            // Where something was opened from the menu, the focus is there already.
            if (isFocusLost()) document.getElementById(triggerId)?.focus();
          }}
          className={cn(
            'z-40 min-w-52 rounded-card bg-raised p-1.5 shadow-float data-[state=open]:animate-pop-in',
            className,
          )}
          {...rest}
        >
          <MenuPartsProvider value={Radix}>
            <Beginning>{children}</Beginning>
          </MenuPartsProvider>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Lies where the trigger is: that one was there before the code of the menu, or comes together with the open menu. */
function Anchor({ triggerId, isOpen }: Pick<MenuPanelProps, 'triggerId' | 'isOpen'>) {
  const anchor = useRef<HTMLSpanElement>(null);
  // Once the trigger is in the page, and before the menu looks where to go.
  useLayoutEffect(() => {
    if (!isOpen) return;
    function lay() {
      const box = document.getElementById(triggerId)?.getBoundingClientRect();
      if (!box || !anchor.current) return;
      const { left, top, width, height } = box;
      anchor.current.style.cssText = `left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;
    }
    lay();
    // The menu follows when the window is resized.
    window.addEventListener('resize', lay);
    return () => window.removeEventListener('resize', lay);
  }, [triggerId, isOpen]);
  return createPortal(
    <Radix.Trigger asChild>
      <span ref={anchor} aria-hidden className="pointer-events-none fixed" />
    </Radix.Trigger>,
    document.body,
  );
}

/** Who goes by the keys begins at the first entry. */
function Beginning({ children }: { children: ReactNode }) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!goesByKeys()) return;
    // Once the menu itself has taken the focus.
    const frame = requestAnimationFrame(() => {
      const menu = mark.current?.closest<HTMLElement>('[role="menu"]');
      if (menu && document.activeElement === menu)
        menu.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <>
      <span ref={mark} hidden />
      {children}
    </>
  );
}
