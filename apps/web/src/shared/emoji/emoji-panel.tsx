import { Popover } from 'radix-ui';
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { words } from './words';

const EmojiPicker = lazy(() => import('./emoji-picker').then((module) => ({ default: module.EmojiPicker })));

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

interface EmojiPanelProps {
  /** Of the element beside which it opens. */
  anchorId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (emoji: string) => void;
  /** Where the focus goes afterwards; by default back to the anchor. */
  onCloseFocus?: (() => void) | undefined;
  align: 'start' | 'end';
}

/** All emoji in front of the page. */
export function EmojiPanel({ anchorId, open, onOpenChange, onPick, onCloseFocus, align }: EmojiPanelProps) {
  const anchor = document.getElementById(anchorId);
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={{ current: anchor ?? document.body }} />
      <Popover.Portal>
        <Popover.Content
          side="top"
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={words.choose}
          onInteractOutside={(event) => {
            // A click there closes it by itself.
            if (event.target instanceof Node && anchor?.contains(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (onCloseFocus) onCloseFocus();
            else anchor?.focus();
          }}
          className="z-40 rounded-card bg-raised shadow-float data-[state=open]:animate-pop-in"
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
