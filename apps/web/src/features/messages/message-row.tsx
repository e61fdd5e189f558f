import type { Message } from '@confab/shared';
import { type KeyboardEvent, memo } from 'react';
import { cn } from '../../shared/ui/cn';
import { notifyDone, notifyFailure } from '../../shared/ui/notify';
import { changeMessage, useChanges } from './change-message';
import { deleteMessage, useDeletions } from './deletions';
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
  const { isActive, ...attention } = useAttention();
  const newText = useChanges(({ texts }) => texts.get(message.id));
  const { addressOf, renderActions, keysOf } = useMessageSlots();
  const isGoing = useDeletions(({ ids }) => ids.has(message.id));
  const isDeleted = isGoing || message.deletedAt !== null;

  function save(text: string) {
    const body = text.trim();
    end();
    onReturn(message.seq);
    if (body === '' && message.attachments.length === 0) return deleteMessage(message);
    if (body === message.body) return;
    changeMessage(message.id, body).catch((error: unknown) => {
      begin({ id: message.id, body });
      notifyFailure(words.editFailed, error, () => save(body));
    });
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
  function remove() {
    deleteMessage(message);
    // What it was done with goes away.
    onReturn(message.seq);
  }
  const onDelete = canDelete && !isDeleted ? remove : null;

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const own = { e: onEdit, Delete: onDelete, Backspace: onDelete, c: isDeleted ? null : onCopy }[event.key];
    const action = own ?? (isDeleted || event.shiftKey ? undefined : keysOf?.(message)[event.key]);
    if (!action) return;
    event.preventDefault();
    action();
  }

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
          <MessageBody
            message={message}
            text={newText ?? message.body}
            isChanging={newText !== undefined}
            isDeleted={isDeleted}
          />
        )}
      </MessageFrame>
      {isActive && !isEditing && !isDeleted && (
        <div
          className={cn(
            columnStyles,
            'pointer-events-none absolute inset-x-0 -top-3.5 z-10 touch:-top-9 flex justify-end',
          )}
        >
          <MessageActions onEdit={onEdit} onDelete={onDelete} onCopy={onCopy} onCopyLink={onCopyLink}>
            {renderActions?.(message)}
          </MessageActions>
        </div>
      )}
    </article>
  );
});
