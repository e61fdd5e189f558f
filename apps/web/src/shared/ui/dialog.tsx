import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { words } from '../words';
import { cn } from './cn';
import { IconButton } from './icon-button';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  className?: string;
}

export const scrimStyles =
  'fixed inset-0 z-40 bg-scrim data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in';
export const panelStyles =
  'fixed top-[min(16vh,9rem)] left-1/2 z-40 flex max-h-[calc(100dvh-min(16vh,9rem)-1rem)] w-[calc(100vw-2rem)] max-w-110 -translate-x-1/2 flex-col overflow-hidden rounded-card bg-raised shadow-float focus:outline-none data-[state=closed]:animate-pop-out data-[state=open]:animate-pop-in max-wide:top-4 max-wide:max-h-[calc(100dvh-2rem)]';

/** The focus goes to what one came to fill in, else to the dialog itself; not to the cross in its corner. */
function focusFirstField(event: Event): void {
  event.preventDefault();
  const panel = event.currentTarget;
  if (!(panel instanceof HTMLElement)) return;
  const field = panel.querySelector<HTMLElement>('input:not([type="radio"]), select, textarea');
  (field ?? panel).focus();
}

/** A question or a form in front of the page; Escape and the cross leave it, and the focus goes back where it was. */
export function Dialog({ open, onOpenChange, title, description, children, className }: DialogProps) {
  const opener = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrimStyles} />
        <Radix.Content
          className={cn(panelStyles, className)}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            focusFirstField(event);
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Where one was taken elsewhere, the focus is there already.
            const isLost = document.activeElement === null || document.activeElement === document.body;
            if (isLost && opener.current instanceof HTMLElement) opener.current.focus();
          }}
          {...(!description && { 'aria-describedby': undefined })}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-1">
            <div className="min-w-0 flex-1">
              <Radix.Title className="pt-1 font-semibold text-heading">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-0.5 text-ink-soft text-small">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton icon={X} label={words.close} className="-mr-2" />
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The part of a dialog that scrolls when it is long. */
export function DialogBody({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn('min-h-0 flex-1 overflow-y-auto px-5 py-3', className)}>{children}</div>;
}

/** The line of buttons at its end. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-5">{children}</footer>;
}
