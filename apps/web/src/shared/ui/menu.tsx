import {
  type ComponentProps,
  cloneElement,
  createContext,
  isValidElement,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useContext,
  useId,
  useMemo,
  useState,
} from 'react';
import { beside, useOpened } from './beside';
import type { MenuParts } from './menu-parts';

export {
  MenuCell,
  MenuCheckItem,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from './menu-items';

const panel = beside(async () => (await import('./menu-panel')).MenuPanel);

/** Fetches what menus are made of, so that the first opens at once. */
export const loadMenus = panel.prefetch;

interface MenuState {
  triggerId: string;
  isOpen: boolean;
  setOpen: (open: boolean) => void;
}

const MenuContext = createContext<MenuState | null>(null);

function useMenu(): MenuState {
  const menu = useContext(MenuContext);
  if (!menu) throw new Error('There is no menu around');
  return menu;
}

interface MenuProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A trigger and a content. */
  children: ReactNode;
}

/** A menu and what opens it. Of the menu itself even the code is fetched only when somebody may want it. */
export function Menu({ open, onOpenChange, children }: MenuProps) {
  const [held, setHeld] = useState(false);
  const triggerId = useId();
  const isOpen = open ?? held;
  const state = useMemo(
    () => ({
      triggerId,
      isOpen,
      setOpen(next: boolean) {
        setHeld(next);
        onOpenChange?.(next);
      },
    }),
    [triggerId, isOpen, onOpenChange],
  );
  return <MenuContext value={state}>{children}</MenuContext>;
}

interface MenuTriggerProps extends ComponentProps<'button'> {
  /** The child is the trigger, and takes what a button would. */
  asChild?: boolean;
}

/** The button that opens the menu around. */
export function MenuTrigger({ asChild = false, children, ...rest }: MenuTriggerProps) {
  const { triggerId, isOpen, setOpen } = useMenu();
  const trigger = {
    id: triggerId,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    'data-state': isOpen ? 'open' : 'closed',
    onPointerEnter: loadMenus,
    onFocus: loadMenus,
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || event.ctrlKey) return;
      // The focus goes to what opens.
      if (!isOpen) event.preventDefault();
      setOpen(!isOpen);
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' && event.key !== ' ' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      setOpen(event.key === 'ArrowDown' || !isOpen);
    },
  } as const;
  if (asChild && isValidElement<typeof trigger>(children)) return cloneElement(children, trigger);
  return (
    <button type="button" {...trigger} {...rest}>
      {children}
    </button>
  );
}

/** The panel of a menu. */
export function MenuContent(props: ComponentProps<MenuParts['Content']>) {
  const { triggerId, isOpen, setOpen } = useMenu();
  const Panel = useOpened(panel, isOpen, setOpen);
  if (!Panel) return null;
  return <Panel triggerId={triggerId} isOpen={isOpen} onOpenChange={setOpen} {...props} />;
}
