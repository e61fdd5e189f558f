import { AlertDialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { words } from '../words';
import { buttonStyles } from './button';
import { cn } from './cn';
import { panelStyles, scrimStyles } from './dialog';
import { regainFocusAfter } from './focus-memory';

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  /** The thing it is about, shown as it is. */
  children?: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
}

/** Asks before something that cannot be taken back, and names the thing. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrimStyles} />
        <Radix.Content onCloseAutoFocus={regainFocusAfter} className={cn(panelStyles, 'gap-3 p-5')}>
          <Radix.Title className="font-semibold text-heading">{props.title}</Radix.Title>
          {props.children}
          <Radix.Description className="text-ink-soft">{props.description}</Radix.Description>
          <div className="mt-2 flex justify-end gap-2">
            <Radix.Cancel className={buttonStyles({ variant: 'secondary' })}>{words.cancel}</Radix.Cancel>
            <Radix.Action className={buttonStyles({ variant: 'danger' })} onClick={props.onConfirm}>
              {props.confirmLabel}
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
