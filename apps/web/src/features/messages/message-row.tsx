import type { Message } from '@confab/shared';
import { type KeyboardEvent, memo, useState } from 'react';
import { fullTime } from '../../shared/format/time';
import { cn } from '../../shared/ui/cn';
import { notifyDone, notifyFailure } from '../../shared/ui/notify';
import { useDeleteMessage, useEditMessage } from './change-message';
import { DeleteDialog } from './delete-dialog';
import { EditBox } from './edit-box';
import { useEditing } from './editing';
import { MessageActions } from './message-actions';
import { MessageText } from './message-text';
import { columnStyles, MessageFrame } from './row-frame';
import { useAttention } from './use-attention';
import { words } from './words';

interface MessageRowProps {
  message: Message;
  startsGroup: boolean;
  isMine: boolean;
  canDelete: boolean;
  isFocusable: boolean;
  onFocus: (seq: number) => void;
  /** The focus is to go back to the message, after editing it or at the end of a dialog. */
  onReturn: (seq: number) => void;
}

/** One message of somebody, with what one can do with it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, startsGroup, isMine, canDelete, isFocusable, onFocus, onReturn } = props;
  const isEditing = useEditing((editing) => editing.messageId === message.id);
  const begin = useEditing((editing) => editing.begin);
  const end = useEditing((editing) => editing.end);
  const [isAsking, setAsking] = useState(false);
  const { isActive, ...attention } = useAttention();
  const editMessage = useEditMessage();
  const deleteMessage = useDeleteMessage();
  const isDeleted = message.deletedAt !== null;

  function save(text: string) {
    const body = text.trim();
    end();
    onReturn(message.seq);
    if (body === '') return setAsking(true);
    if (body === message.body) return;
    editMessage.mutate(
      { messageId: message.id, body },
      {
        onError: (error) => {
          begin({ id: message.id, body });
          notifyFailure(words.editFailed, error, () => save(body));
        },
      },
    );
  }

  function remove() {
    deleteMessage.mutate(
      { messageId: message.id },
      { onError: (error) => notifyFailure(words.deleteFailed, error, remove) },
    );
  }

  function copy() {
    navigator.clipboard.writeText(message.body).then(
      () => notifyDone(words.copied),
      (error: unknown) => notifyFailure(words.copyFailed, error),
    );
  }

  const onEdit = isMine && !isDeleted ? () => begin(message) : null;
  const onDelete = canDelete && !isDeleted ? () => setAsking(true) : null;

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = { e: onEdit, Delete: onDelete, Backspace: onDelete, c: isDeleted ? null : copy }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  const isChanging = editMessage.isPending || deleteMessage.isPending;
  const shownText = editMessage.isPending ? editMessage.variables.body : message.body;

  return (
    <article
      data-seq={message.seq}
      data-message-id={message.id}
      tabIndex={isFocusable ? 0 : -1}
      {...attention}
      onFocus={(event) => {
        attention.onFocus(event);
        onFocus(message.seq);
      }}
      onKeyDown={onKeyDown}
      className={cn(
        'group relative outline-offset-[-2px] hover:bg-sunken/60 focus-within:bg-sunken/60',
        isEditing && 'bg-accent-soft/50',
      )}
    >
      <MessageFrame sender={message.sender} createdAt={message.createdAt} startsGroup={startsGroup} isMe={isMine}>
        {isEditing ? (
          <EditBox
            onSave={save}
            onCancel={() => {
              end();
              onReturn(message.seq);
            }}
          />
        ) : isDeleted ? (
          <p className="text-ink-faint italic">{words.deleted}</p>
        ) : (
          <div className={cn('transition-opacity duration-150', isChanging && 'opacity-55')}>
            <MessageText text={shownText} />
            {message.editedAt && (
              <span title={words.editedAt(fullTime(message.editedAt))} className="text-ink-faint text-tiny">
                {words.edited}
              </span>
            )}
          </div>
        )}
      </MessageFrame>
      {isActive && !isEditing && !isDeleted && (
        <div className={cn(columnStyles, 'pointer-events-none absolute inset-x-0 -top-3.5 z-10 flex justify-end')}>
          <MessageActions onEdit={onEdit} onDelete={onDelete} onCopy={copy} />
        </div>
      )}
      {onDelete && (
        <DeleteDialog
          message={message}
          open={isAsking}
          onOpenChange={(open) => {
            setAsking(open);
            if (!open) onReturn(message.seq);
          }}
          onConfirm={remove}
        />
      )}
    </article>
  );
});
