import type { Team } from '@confab/shared';
import { useState } from 'react';
import { CommandPalette } from '../../features/command-palette/command-palette';
import { useDialogs } from '../app-state';
import { usePaletteActions } from './use-palette-actions';
import { usePaletteFinds } from './use-palette-finds';
import { usePaletteRooms } from './use-palette-rooms';

interface PaletteProps {
  team: Team | undefined;
  teams: readonly Team[];
}

/** The palette, filled with what this person can go to and do. */
export function Palette(props: PaletteProps) {
  const isOpen = useDialogs(({ open }) => open === 'goTo');
  const close = useDialogs((dialogs) => dialogs.close);
  const [query, setQuery] = useState('');
  // It always begins with everything.
  if (!isOpen && query !== '') setQuery('');
  const rooms = usePaletteRooms(props);
  const finds = usePaletteFinds({ ...props, query, isOpen });
  const actions = usePaletteActions(props);
  return (
    <CommandPalette
      open={isOpen}
      onOpenChange={(open) => !open && close()}
      query={query}
      onQueryChange={setQuery}
      items={{ rooms, people: finds.people, join: finds.channels, actions }}
      isPartial={finds.isPartial}
    />
  );
}
