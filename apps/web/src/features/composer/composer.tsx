import { type Id, LIMITS } from '@confab/shared';
import { SendHorizontal } from 'lucide-react';
import {
  type FormEvent,
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from 'react';
import { countCharacters } from '../../shared/format/count';
import { useStatePer } from '../../shared/hooks/use-state-per';
import { cn } from '../../shared/ui/cn';
import { Tooltip } from '../../shared/ui/tooltip';
import { FormatBar } from '../../shared/writing/format-bar';
import { useDraft } from '../../shared/writing/use-draft';
import { WritingField } from '../../shared/writing/writing-field';
import { EmojiButton, FormatLine, FormatToggle, useFormatBar } from '../../shared/writing/writing-tools';
import { useTypingSignal } from './use-typing-signal';
import { words } from './words';

/** How near the limit its count appears. */
const COUNT_FROM = 500;

interface ComposerProps {
  userId: Id;
  roomId: Id;
  /** The room's name as it stands in the empty field. */
  roomTitle: string;
  /** The thread one replies in, and what is said there instead; none: one writes to the room. */
  thread?: { rootId: Id; label: string; placeholder: string; send: string };
  onSend: (body: string) => void;
  /** Above the text: the files that go with it. */
  tray?: ReactNode;
  /** Whether a message without text can go, whether it has to wait, or cannot go. */
  trayState?: 'empty' | 'sending' | 'failed' | 'ready';
  /** Buttons below the text, at the left. */
  tools?: ReactNode;
  /** A choice between the buttons: where the message goes. */
  option?: ReactNode;
  /** Files that were pasted into the field. */
  onPasteFiles?: (files: File[]) => void;
  /** ↑ in an empty field; true when there was something to edit. */
  onEditLast: () => boolean;
  /** Escape; without it the key is for whatever stands around. */
  onEscape?: () => void;
  /** Gives the focus to the field. */
  handle: RefObject<{ focus: () => void } | null>;
  /** Whether the field takes the focus when the room opens. */
  takesFocus: boolean;
}

/**
 * Where one writes. Each room and thread has a draft, a field and a choice of files and emoji of its own; the buttons
 * around them stay.
 */
export function Composer(props: ComposerProps) {
  const { userId, roomId, roomTitle, thread, onSend, onEditLast, onEscape, handle, takesFocus } = props;
  const { tray, trayState = 'empty', tools, option, onPasteFiles } = props;
  const rootId = thread?.rootId ?? null;
  const place = rootId ?? roomId;
  const [waits, setWaits] = useStatePer(place, false);
  const [text, setText] = useDraft(userId, place);
  const typing = useTypingSignal(roomId, rootId);
  const countId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const bar = useFormatBar();
  useImperativeHandle(handle, () => ({ focus: () => field.current?.focus({ preventScroll: true }) }), []);

  // Once, when the room is opened: later the focus belongs to whoever has it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true });
  }, [place]);

  const left = LIMITS.messageBody - countCharacters(text.trim());
  const isTooLong = left < 0;

  function change(next: string) {
    setText(next);
    setWaits(false);
    if (next.trim() === '') typing.stop();
    else typing.typed();
  }

  const hasContent = text.trim() !== '' || trayState !== 'empty';

  function send(event?: FormEvent) {
    event?.preventDefault();
    field.current?.focus();
    if (!hasContent || isTooLong) return;
    // What is on its way is waited for; what failed is for somebody to decide.
    setWaits(trayState === 'sending' || trayState === 'failed');
    if (trayState === 'sending' || trayState === 'failed') return;
    typing.sent();
    setText('');
    onSend(text.trim());
  }

  const sendNow = useRef(send);
  useEffect(() => {
    sendNow.current = send;
  });
  useEffect(() => {
    if (waits && (trayState === 'ready' || trayState === 'empty')) sendNow.current();
  }, [waits, trayState]);

  function onKeyDown(event: KeyboardEvent) {
    // Enter that ends the writing of a character in another script is not meant for us.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) send(event);
    else if (event.key === 'ArrowUp' && text === '' && onEditLast()) event.preventDefault();
    else if (event.key === 'Escape') onEscape?.();
  }

  const waitText = waits && (trayState === 'failed' ? words.cannot : words.waits);

  return (
    <form
      onSubmit={send}
      className="@container rounded-card border border-line-strong/70 bg-raised transition-[border-color,box-shadow] duration-120 focus-within:border-focus focus-within:ring-3 focus-within:ring-focus/20"
    >
      {tray}
      <FormatLine area={field} bar={bar} className="@xl:hidden" />
      <WritingField
        key={place}
        area={field}
        value={text}
        onValue={change}
        onKeyDown={onKeyDown}
        onPasteFiles={onPasteFiles}
        placeholder={thread?.placeholder ?? words.placeholder(roomTitle)}
        aria-label={thread?.label ?? words.label(roomTitle)}
        aria-invalid={isTooLong || undefined}
        aria-describedby={left < COUNT_FROM ? countId : undefined}
        enterKeyHint="send"
        className="block max-h-[40dvh] min-h-11 w-full resize-none bg-transparent py-2.5 pr-3.5 pl-3.5 touch:text-[1rem] focus:outline-none"
      />
      {left < COUNT_FROM && (
        <p
          id={countId}
          aria-live="polite"
          className={cn('px-3.5 pb-2 text-small', isTooLong ? 'text-danger-ink' : 'text-ink-faint')}
        >
          {isTooLong ? words.tooLong(-left) : words.left(left)}
        </p>
      )}
      {option && <Status className="px-3.5">{waitText}</Status>}
      <div className="flex items-center gap-0.5 px-1.5 pb-1.5">
        <Fragment key={place}>
          {tools}
          <EmojiButton area={field} />
        </Fragment>
        <FormatToggle bar={bar} className="@xl:hidden" />
        <span aria-hidden className="mx-1 hidden h-5 w-px bg-line @xl:block" />
        <FormatBar area={field} className="hidden @xl:flex" />
        {option ?? <Status className="min-w-0 flex-1 truncate px-1.5">{waitText}</Status>}
        <Tooltip label={words.hint}>
          <button
            type="submit"
            aria-label={thread?.send ?? words.send}
            className={cn(
              'grid size-8 place-items-center rounded-control transition-colors duration-120 touch:size-11',
              !hasContent || isTooLong
                ? 'text-ink-faint hover:bg-hover'
                : 'bg-accent text-on-accent hover:bg-accent-hover',
            )}
          >
            <SendHorizontal aria-hidden className="size-4.5" strokeWidth={1.9} />
          </button>
        </Tooltip>
      </div>
    </form>
  );
}

/** What a message waits for that was sent before its files were there. */
function Status({ className, children }: { className: string; children: ReactNode }) {
  return (
    <p role="status" className={cn('text-ink-faint text-small', className)}>
      {children}
    </p>
  );
}
