import { Command } from 'cmdk';
import { SearchX, X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { cn } from '../../shared/ui/cn';
import { panelStyles, scrimStyles } from '../../shared/ui/dialog';
import { regainFocusAfter } from '../../shared/ui/focus-memory';
import { IconButton } from '../../shared/ui/icon-button';
import { EmptyState } from '../../shared/ui/states';
import { type PaletteEntry, type PaletteKind, paletteGroups } from './palette-groups';
import { words } from './words';

/** An entry as it is drawn, and what it does. */
export interface PaletteItem extends PaletteEntry {
  icon: ReactNode;
  /** After the name, quieter: a topic, a username. */
  note?: string | undefined;
  /** At the right end: what is unread, keys. */
  aside?: ReactNode;
  onSelect: () => void;
}

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  query: string;
  onQueryChange: (query: string) => void;
  items: Readonly<Record<PaletteKind, readonly PaletteItem[]>>;
  /** Whether part of it could not be looked for. */
  isPartial: boolean;
}

/** One field that leads anywhere: to rooms, people and channels, and to everything one can do. */
export function CommandPalette({ open, onOpenChange, ...rest }: CommandPaletteProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrimStyles} />
        <Radix.Content
          aria-describedby={undefined}
          className={cn(panelStyles, 'max-h-[min(32rem,calc(100dvh-10rem))] max-w-150')}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.querySelector('input')?.focus();
          }}
          onCloseAutoFocus={regainFocusAfter}
        >
          <Radix.Title className="sr-only">{words.title}</Radix.Title>
          <Palette {...rest} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Palette({ query, onQueryChange, items, isPartial }: Omit<CommandPaletteProps, 'open' | 'onOpenChange'>) {
  const groups = paletteGroups(items, query);
  // Enter takes the best, also when it comes only later from the server; until one chooses oneself.
  const chooses = useRef(false);
  const [chosen, setChosen] = useState('');
  const ids = groups.flatMap(({ entries }) => entries.map(({ id }) => id));
  const current = ids.includes(chosen) ? chosen : (ids[0] ?? '');

  function onKeyDown(event: KeyboardEvent) {
    if (['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) chooses.current = true;
  }

  function search(text: string) {
    chooses.current = false;
    setChosen('');
    onQueryChange(text);
  }

  return (
    <Command
      label={words.label}
      shouldFilter={false}
      // Ctrl-K would be a step upwards.
      vimBindings={false}
      loop
      value={current}
      onValueChange={(id) => chooses.current && setChosen(id)}
      onKeyDownCapture={onKeyDown}
      onPointerMoveCapture={() => {
        chooses.current = true;
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex h-13 shrink-0 items-center gap-2 border-b pr-2 pl-4">
        <Command.Input
          value={query}
          onValueChange={search}
          placeholder={words.placeholder}
          className="h-full min-w-0 flex-1 bg-transparent text-heading outline-none"
        />
        <Radix.Close asChild>
          <IconButton icon={X} label={words.close} />
        </Radix.Close>
      </div>
      <Command.List label={words.label} className="min-h-0 flex-1 overflow-y-auto p-2">
        {groups.map(({ kind, entries }) => (
          <Command.Group
            key={kind}
            heading={words[kind]}
            className="mb-1 [&>[cmdk-group-heading]]:px-2 [&>[cmdk-group-heading]]:pt-1.5 [&>[cmdk-group-heading]]:pb-1 [&>[cmdk-group-heading]]:font-medium [&>[cmdk-group-heading]]:text-ink-faint [&>[cmdk-group-heading]]:text-tiny"
          >
            {entries.map((item) => (
              <Command.Item
                key={item.id}
                value={item.id}
                onSelect={item.onSelect}
                className="flex h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 data-[selected=true]:bg-hover touch:h-11"
              >
                {item.icon}
                <span className="min-w-0 shrink-0 truncate max-w-[70%]">{item.name}</span>
                <span className="min-w-0 flex-1 truncate text-ink-faint text-small">{item.note}</span>
                {item.aside}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {groups.length === 0 && <EmptyState icon={SearchX} title={words.nothing} text={words.nothingText} />}
      <p className="shrink-0 border-t px-4 py-2 text-ink-faint text-small">{isPartial ? words.failed : words.hint}</p>
    </Command>
  );
}
