import { Popover } from 'radix-ui';
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { words } from './words';

const EmojiPicker = lazy(() => import('./emoji-picker').then((module) => ({ default: module.EmojiPicker })));

interface EmojiPopoverProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (emoji: string) => void;
  /** The button it opens from, or what it stands beside. */
  children: ReactNode;
  /** Whether it only stands there, and is opened by something else. */
  isAnchor?: boolean;
  /** Where the focus goes afterwards; by default back to the button. */
  onCloseFocus?: (() => void) | undefined;
  align?: 'start' | 'end';
}

function Notice({ children }: { children: ReactNode }) {
  return <div className="grid h-90 w-76 place-items-center text-ink-faint text-small">{children}</div>;
}

/** What shows when the picker itself could not be loaded. */
class LoadBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }
  override render() {
    return this.state.hasFailed ? <Notice>{words.failed}</Notice> : this.props.children;
  }
}

/** A button that opens all emoji beside it; what they need is loaded only then. */
export function EmojiPopover(props: EmojiPopoverProps) {
  const { open, onOpenChange, onPick, children, isAnchor = false, onCloseFocus, align = 'end' } = props;
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      {isAnchor ? (
        <Popover.Anchor asChild>{children}</Popover.Anchor>
      ) : (
        <Popover.Trigger asChild>{children}</Popover.Trigger>
      )}
      <Popover.Portal>
        <Popover.Content
          side="top"
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={words.choose}
          onCloseAutoFocus={(event) => {
            if (!onCloseFocus) return;
            event.preventDefault();
            onCloseFocus();
          }}
          className="z-40 rounded-card bg-raised shadow-float data-[state=closed]:animate-pop-out data-[state=open]:animate-pop-in"
        >
          <LoadBoundary>
            <Suspense fallback={<Notice>{words.loading}</Notice>}>
              <EmojiPicker
                onPick={(emoji) => {
                  onOpenChange(false);
                  onPick(emoji);
                }}
              />
            </Suspense>
          </LoadBoundary>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
