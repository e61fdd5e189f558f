import { Copy, Link, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../shared/ui/icon-button';
import { words } from './words';

interface MessageActionsProps {
  onEdit: (() => void) | null;
  onDelete: (() => void) | null;
  onCopy: (() => void) | null;
  onCopyLink: (() => void) | null;
  /** Other things to do, before these. */
  children?: ReactNode;
}

/** What one can do with a message: shown where the pointer or the focus is. */
export function MessageActions({ onEdit, onDelete, onCopy, onCopyLink, children }: MessageActionsProps) {
  return (
    <div
      role="toolbar"
      aria-label={words.actions}
      className="pointer-events-auto flex rounded-control bg-raised p-0.5 shadow-float"
    >
      {children}
      {onCopy && (
        <IconButton icon={Copy} label={words.copy} shortcut={['C']} onClick={onCopy} className="size-7 touch:size-11" />
      )}
      {onCopyLink && (
        <IconButton icon={Link} label={words.copyLink} onClick={onCopyLink} className="size-7 touch:size-11" />
      )}
      {onEdit && (
        <IconButton
          icon={Pencil}
          label={words.edit}
          shortcut={['E']}
          onClick={onEdit}
          className="size-7 touch:size-11"
        />
      )}
      {onDelete && (
        <IconButton
          icon={Trash2}
          label={words.delete}
          shortcut={['Del']}
          onClick={onDelete}
          className="size-7 hover:text-danger-ink touch:size-11"
        />
      )}
    </div>
  );
}
