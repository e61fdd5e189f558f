import { type Id, LIMITS } from '@confab/shared';
import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type RefObject, useImperativeHandle, useRef, useState } from 'react';
import { confab } from '../../shared/api/confab';
import { countCharacters } from '../../shared/format/count';
import { useMe } from '../../shared/session/session';
import { IconButton } from '../../shared/ui/icon-button';
import { useDraft } from '../../shared/writing/use-draft';
import { WritingField } from '../../shared/writing/writing-field';
import { EmojiButton, FormatLine, FormatToggle, useFormatBar } from '../../shared/writing/writing-tools';
import { words } from './words';

interface ReplyBoxProps {
  roomId: Id;
  rootId: Id;
  handle: RefObject<{ focus: () => void } | null>;
  onSent: () => void;
}

/** Where one replies in a thread. Each thread keeps what one has begun to write. */
export function ReplyBox({ roomId, rootId, handle, onSent }: ReplyBoxProps) {
  const [text, setText] = useDraft(useMe().id, rootId);
  const [alsoToRoom, setAlsoToRoom] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const bar = useFormatBar();
  useImperativeHandle(handle, () => ({ focus: () => field.current?.focus({ preventScroll: true }) }), []);
  const over = countCharacters(text.trim()) - LIMITS.messageBody;

  function submit(event?: FormEvent) {
    event?.preventDefault();
    field.current?.focus();
    const body = text.trim();
    if (body === '' || over > 0) return;
    confab.outbox.add({ roomId, threadRootId: rootId, body, ...(alsoToRoom && { alsoToRoom }) });
    setText('');
    setAlsoToRoom(false);
    onSent();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || event.shiftKey) return;
    submit(event);
  }

  return (
    <form
      onSubmit={submit}
      className="m-3 rounded-card border border-line-strong/70 bg-raised transition-[border-color,box-shadow] duration-120 focus-within:border-focus focus-within:ring-3 focus-within:ring-focus/20"
    >
      <FormatLine area={field} bar={bar} />
      <WritingField
        area={field}
        value={text}
        onValue={setText}
        onKeyDown={onKeyDown}
        placeholder={words.placeholder}
        aria-label={words.label}
        aria-invalid={over > 0 || undefined}
        enterKeyHint="send"
        className="block max-h-[30dvh] min-h-11 w-full resize-none bg-transparent px-3.5 py-2.5 touch:text-[1rem] focus:outline-none"
      />
      {over > 0 && (
        <p aria-live="polite" className="px-3.5 pb-1 text-danger-ink text-small">
          {words.tooLong(over)}
        </p>
      )}
      <div className="flex items-center gap-0.5 px-1.5 pb-1.5">
        <EmojiButton area={field} />
        <FormatToggle bar={bar} />
        <label className="flex min-h-8 min-w-0 flex-1 items-center gap-2 px-1.5 text-ink-soft text-small touch:min-h-11">
          <input
            type="checkbox"
            checked={alsoToRoom}
            onChange={(event) => setAlsoToRoom(event.target.checked)}
            className="accent-accent"
          />
          <span className="truncate">{words.alsoToRoom}</span>
        </label>
        <IconButton
          icon={SendHorizontal}
          label={words.send}
          type="submit"
          className={
            text.trim() === '' || over > 0 ? '' : 'bg-accent text-on-accent hover:bg-accent-hover hover:text-on-accent'
          }
        />
      </div>
    </form>
  );
}
