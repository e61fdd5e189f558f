import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { words } from '../words';
import { cn } from './cn';
import { regainFocusAfter } from './focus-memory';
import { IconButton } from './icon-button';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  className?: string;
}

export const scrimStyles = 'fixed inset-0 z-40 bg-scrim data-[state=open]:animate-fade-in';
export const panelStyles =
  'fixed top-[min(16vh,9rem)] left-1/2 z-40 flex max-h-[calc(100dvh-min(16vh,9rem)-1rem)] w-[calc(100vw-2rem)] max-w-110 -translate-x-1/2 flex-col overflow-hidden rounded-card bg-raised shadow-float focus:outline-none data-[state=open]:animate-pop-in max-wide:top-4 max-wide:max-h-[calc(100dvh-2rem)]';

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
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrimStyles} />
        <Radix.Content
          className={cn(panelStyles, className)}
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={regainFocusAfter}
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

interface DialogBodyProps {
  /** Its name, where there is nothing in it that takes the focus: then it takes it itself, to be scrolled by the keys. */
  label?: string;
  className?: string;
  children: ReactNode;
}

/** The part of a dialog that scrolls when it is long. */
export function DialogBody({ label, className, children }: DialogBodyProps) {
  const forKeys = label !== undefined && { role: 'region', tabIndex: 0, 'aria-label': label };
  return (
    <div {...forKeys} className={cn('min-h-0 flex-1 overflow-y-auto px-5 py-3 outline-offset-[-2px]', className)}>
      {children}
    </div>
  );
}

/** The line of buttons at its end. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-5">{children}</footer>;
}
