import { ALargeSmall, Smile } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { EmojiPopover } from '../emoji/emoji-popover';
import { cn } from '../ui/cn';
import { IconButton } from '../ui/icon-button';
import { FormatBar } from './format-bar';
import { typeInto } from './text-edit';
import { words } from './words';

interface WritingToolsProps {
  area: RefObject<HTMLTextAreaElement | null>;
}

/** Puts an emoji where the caret is. */
export function EmojiButton({ area }: WritingToolsProps) {
  const [open, setOpen] = useState(false);
  return (
    <EmojiPopover
      open={open}
      onOpenChange={setOpen}
      align="start"
      onCloseFocus={() => area.current?.focus()}
      onPick={(emoji) => {
        const field = area.current;
        if (!field) return;
        const { selectionStart: from, selectionEnd: to } = field;
        typeInto(field, { from, to, insert: emoji, start: from + emoji.length, end: from + emoji.length });
      }}
    >
      <IconButton icon={Smile} label={words.emoji} />
    </EmojiPopover>
  );
}

/** Whether the bar for formatting is unfolded where it has no room beside the other buttons. */
export function useFormatBar() {
  const [isOpen, setOpen] = useState(false);
  return { isOpen, toggle: () => setOpen((held) => !held) };
}

interface FormatToggleProps {
  bar: ReturnType<typeof useFormatBar>;
  className?: string;
}

/** Unfolds the bar for formatting. */
export function FormatToggle({ bar, className }: FormatToggleProps) {
  return (
    <IconButton
      icon={ALargeSmall}
      label={words.showFormatting}
      aria-pressed={bar.isOpen}
      onPointerDown={(event) => event.preventDefault()}
      onClick={bar.toggle}
      className={cn(bar.isOpen && 'bg-hover text-ink', className)}
    />
  );
}

/** The unfolded bar, in a line of its own; on a narrow screen it scrolls sideways. */
export function FormatLine({ area, bar, className }: WritingToolsProps & FormatToggleProps) {
  if (!bar.isOpen) return null;
  return <FormatBar area={area} className={cn('overflow-x-auto border-b px-1.5 py-1', className)} />;
}
