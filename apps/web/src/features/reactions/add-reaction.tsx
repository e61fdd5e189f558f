import type { Message } from '@confab/shared';
import { SmilePlus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { IconButton } from '../../shared/ui/icon-button';
import { Menu, MenuContent, MenuTrigger } from '../../shared/ui/menu';
import { useReact } from './use-react';
import { words } from './words';

const EMOJIS = ['👍', '❤️', '😄', '🎉', '👀', '✅', '🙏', '🚀', '😮', '😢', '👎', '🔥'];

/** Offers the reactions that are used most. */
export function AddReaction({ message, myId }: { message: Message; myId: string }) {
  const react = useReact(message, myId);
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton icon={SmilePlus} label={words.add} className="size-7 touch:size-11" />
      </MenuTrigger>
      <MenuContent aria-label={words.choose} align="end" className="grid min-w-0 grid-cols-6 gap-0.5">
        {EMOJIS.map((emoji) => (
          <DropdownMenu.Item
            key={emoji}
            onSelect={() => react(emoji)}
            className="grid size-9 cursor-default select-none place-items-center rounded-control text-heading outline-none data-highlighted:bg-hover touch:size-11"
          >
            {emoji}
          </DropdownMenu.Item>
        ))}
      </MenuContent>
    </Menu>
  );
}
