import type { Message } from '@confab/shared';
import { type KeyboardEvent, memo, useState } from 'react';
import { cn } from '../../shared/ui/cn';
import { notifyDone, notifyFailure } from '../../shared/ui/notify';
import { useDeleteMessage, useEditMessage } from './change-message';
import { DeleteDialog } from './delete-dialog';
import { EditBox } from './edit-box';
import { useEditing } from './editing';
import { MessageActions } from './message-actions';
import { MessageBody } from './message-body';
import { useMessageSlots } from './message-slots';
import { columnStyles, MessageFrame } from './row-frame';
import { useAttention } from './use-attention';
import { words } from './words';

interface MessageRowProps {
  message: Message;
  startsGroup: boolean;
  isMine: boolean;
  canDelete: boolean;
  isFocusable: boolean;
  /** The one that an address leads to. */
  isTarget: boolean;
  onFocus: (seq: number) => void;
  /** The focus is to go back to the message, after editing it or at the end of a dialog. */
  onReturn: (seq: number) => void;
}

/** One message of somebody, with what one can do with it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, startsGroup, isMine, canDelete, isFocusable, isTarget, onFocus, onReturn } = props;
  const isEditing = useEditing((editing) => editing.messageId === message.id);
  const begin = useEditing((editing) => editing.begin);
  const end = useEditing((editing) => editing.end);
  const [isAsking, setAsking] = useState(false);
  const { isActive, ...attention } = useAttention();
  const editMessage = useEditMessage();
  const deleteMessage = useDeleteMessage();
  const { addressOf, renderActions } = useMessageSlots();
  const isDeleted = message.deletedAt !== null;

  function save(text: string) {
    const body = text.trim();
    end();
    onReturn(message.seq);
    if (body === '' && message.attachments.length === 0) return setAsking(true);
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

  function copyToClipboard(text: string, done: string) {
    navigator.clipboard.writeText(text).then(
      () => notifyDone(done),
      (error: unknown) => notifyFailure(words.copyFailed, error),
    );
  }

  const copy = () => copyToClipboard(message.body, words.copied);
  const onCopy = message.body !== '' ? copy : null;
  const onCopyLink = addressOf ? () => copyToClipboard(addressOf(message), words.linkCopied) : null;

  const onEdit = isMine && !isDeleted ? () => begin(message) : null;
  const onDelete = canDelete && !isDeleted ? () => setAsking(true) : null;

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = { e: onEdit, Delete: onDelete, Backspace: onDelete, c: isDeleted ? null : onCopy }[event.key];
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
      aria-current={isTarget || undefined}
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
        isTarget && 'bg-attention-soft hover:bg-attention-soft focus-within:bg-attention-soft',
      )}
    >
      <MessageFrame
        sender={message.sender}
        createdAt={message.createdAt}
        startsGroup={startsGroup}
        isMe={isMine}
        isActive={isActive}
      >
        {isEditing ? (
          <EditBox
            onSave={save}
            onCancel={() => {
              end();
              onReturn(message.seq);
            }}
          />
        ) : (
          <MessageBody message={message} text={shownText} isChanging={isChanging} />
        )}
      </MessageFrame>
      {isActive && !isEditing && !isDeleted && (
        <div className={cn(columnStyles, 'pointer-events-none absolute inset-x-0 -top-3.5 z-10 flex justify-end')}>
          <MessageActions onEdit={onEdit} onDelete={onDelete} onCopy={onCopy} onCopyLink={onCopyLink}>
            {renderActions?.(message)}
          </MessageActions>
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
