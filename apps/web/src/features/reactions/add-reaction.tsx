import type { Message } from '@confab/shared';
import { Smile, SmilePlus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { EmojiPopover } from '../../shared/emoji/emoji-popover';
import { IconButton } from '../../shared/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../../shared/ui/menu';
import { useReacting } from './reacting';
import { useReact } from './use-react';
import { words } from './words';

const EMOJIS = ['👍', '❤️', '😄', '🎉', '👀', '✅', '🙏', '🚀', '😮', '😢', '👎', '🔥'];

/** Offers the reactions that are used most, and behind them all others. */
export function AddReaction({ message, myId }: { message: Message; myId: string }) {
  const react = useReact(message, myId);
  const choice = useReacting(({ open }) => (open?.messageId === message.id ? open.choice : null));
  const { show, close } = useReacting.getState();
  const wantsAll = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <EmojiPopover
      isAnchor
      open={choice === 'all'}
      onOpenChange={(open) => !open && close()}
      onPick={react}
      onCloseFocus={() => button.current?.closest('article')?.focus({ preventScroll: true })}
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
              if (!wantsAll.current) return;
              // Only now: before, the menu would take the focus back from what opens.
              wantsAll.current = false;
              event.preventDefault();
              show(message.id, 'all');
            }}
          >
            <div className="grid grid-cols-6 gap-0.5">
              {EMOJIS.map((emoji) => (
                <DropdownMenu.Item
                  key={emoji}
                  onSelect={() => react(emoji)}
                  className="grid size-9 cursor-default select-none place-items-center rounded-control font-emoji text-heading outline-none data-highlighted:bg-hover touch:size-11"
                >
                  {emoji}
                </DropdownMenu.Item>
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
