import type { DropdownMenu } from 'radix-ui';
import { createContext, useContext } from 'react';

/** Of what a menu is made; fetched with the first. */
export type MenuParts = typeof DropdownMenu;

const PartsContext = createContext<MenuParts | null>(null);

export const MenuPartsProvider = PartsContext.Provider;

/** The parts of the menu around. */
export function useMenuParts(): MenuParts {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error('There is no menu around');
  return parts;
}
