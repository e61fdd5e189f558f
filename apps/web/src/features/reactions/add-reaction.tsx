import type { Message } from '@confab/shared';
import { Smile, SmilePlus } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { EmojiPopover } from '../../shared/emoji/emoji-popover';
import { IconButton } from '../../shared/ui/icon-button';
import { Menu, MenuCell, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../../shared/ui/menu';
import { useReacting } from './reacting';
import { useReact } from './use-react';
import { words } from './words';

const EMOJIS = ['👍', '❤️', '😄', '🎉', '👀', '✅', '🙏', '🚀', '😮', '😢', '👎', '🔥'];

const COLUMNS = 6;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };

/** The arrow keys go the way they point; out of the grid the menu itself goes on. */
function walkGrid(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const next = items[items.indexOf(target) + (STEPS[event.key] ?? Number.NaN)];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

/** Offers the reactions that are used most, and behind them all others. */
export function AddReaction({ message, myId }: { message: Message; myId: string }) {
  const react = useReact(message, myId);
  const choice = useReacting(({ open }) => (open?.messageId === message.id ? open.choice : null));
  const { show, close } = useReacting.getState();
  const wantsAll = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  const focusMessage = () => button.current?.closest('article')?.focus({ preventScroll: true });
  return (
    <EmojiPopover
      isAnchor
      open={choice === 'all'}
      onOpenChange={(open) => !open && close()}
      onPick={react}
      onCloseFocus={focusMessage}
    >
      <span className="inline-grid">
        <Menu open={choice === 'usual'} onOpenChange={(open) => (open ? show(message.id, 'usual') : close())}>
          <MenuTrigger asChild>
            <IconButton
              ref={button}
              icon={SmilePlus}
              label={words.add}
              shortcut={['R']}
              className="size-7 touch:size-11"
            />
          </MenuTrigger>
          <MenuContent
            aria-label={words.choose}
            align="end"
            className="min-w-0"
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              if (!wantsAll.current) return focusMessage();
              // Only now: before, the menu would take the focus back from what opens.
              wantsAll.current = false;
              show(message.id, 'all');
            }}
          >
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the menu, for its rows */}
            <div onKeyDown={walkGrid} className="grid grid-cols-6 gap-0.5">
              {EMOJIS.map((emoji) => (
                <MenuCell
                  key={emoji}
                  onSelect={() => react(emoji)}
                  className="grid size-9 cursor-default select-none place-items-center rounded-control font-emoji text-heading outline-none data-highlighted:bg-hover touch:size-11"
                >
                  {emoji}
                </MenuCell>
              ))}
            </div>
            <MenuSeparator />
            <MenuItem
              icon={Smile}
              onSelect={() => {
                wantsAll.current = true;
              }}
            >
              {words.all}
            </MenuItem>
          </MenuContent>
        </Menu>
      </span>
    </EmojiPopover>
  );
}
