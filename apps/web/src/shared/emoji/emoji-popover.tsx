import { cloneElement, type ReactElement, useId } from 'react';
import { beside, useOpened } from '../ui/beside';

const panel = beside(async () => (await import('./emoji-panel')).EmojiPanel);

interface AnchorProps {
  id?: string;
  onClick?: () => void;
  onPointerEnter?: () => void;
  'aria-haspopup'?: 'dialog';
  'aria-expanded'?: boolean;
  'data-state'?: 'open' | 'closed';
}

interface EmojiPopoverProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (emoji: string) => void;
  /** The button it opens from, or what it stands beside. */
  children: ReactElement<AnchorProps>;
  /** Whether it only stands there, and is opened by something else. */
  isAnchor?: boolean;
  /** Where the focus goes afterwards; by default back to the button. */
  onCloseFocus?: (() => void) | undefined;
  align?: 'start' | 'end';
}

/** A button that opens all emoji beside it; what they need is loaded only then. */
export function EmojiPopover(props: EmojiPopoverProps) {
  const { open, onOpenChange, onPick, children, isAnchor = false, onCloseFocus, align = 'end' } = props;
  const id = useId();
  const Panel = useOpened(panel, open, onOpenChange);
  const button = {
    onClick: () => onOpenChange(!open),
    onPointerEnter: panel.prefetch,
    'aria-haspopup': 'dialog',
    'aria-expanded': open,
    'data-state': open ? 'open' : 'closed',
  } as const;
  return (
    <>
      {cloneElement(children, { id, ...(!isAnchor && button) })}
      {Panel && (
        <Panel
          anchorId={id}
          open={open}
          onOpenChange={onOpenChange}
          onPick={onPick}
          onCloseFocus={onCloseFocus}
          align={align}
        />
      )}
    </>
  );
}
