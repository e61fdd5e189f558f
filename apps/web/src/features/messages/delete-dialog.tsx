import type { Message } from '@confab/shared';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { words } from './words';

interface DeleteDialogProps {
  message: Message;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
}

/** Asks before a message is deleted, and shows which one. */
export function DeleteDialog({ message, open, onOpenChange, onConfirm }: DeleteDialogProps) {
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.deleteTitle}
      description={words.deleteText}
      confirmLabel={words.deleteConfirm}
      onConfirm={onConfirm}
    >
      <blockquote className="line-clamp-4 whitespace-pre-wrap border-l-2 bg-sunken px-3 py-2 text-small wrap-anywhere">
        <span className="block font-semibold">{message.sender.displayName}</span>
        {message.body}
      </blockquote>
    </ConfirmDialog>
  );
}
