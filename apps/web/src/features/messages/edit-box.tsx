import { LIMITS } from '@confab/shared';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { countCharacters } from '../../shared/format/count';
import { Button } from '../../shared/ui/button';
import { FormatBar } from '../../shared/writing/format-bar';
import { WritingField } from '../../shared/writing/writing-field';
import { EmojiButton } from '../../shared/writing/writing-tools';
import { useEditing } from './editing';
import { words } from './words';

interface EditBoxProps {
  onSave: (text: string) => void;
  onCancel: () => void;
}

/** The text of a message to be changed where it stands. */
export function EditBox({ onSave, onCancel }: EditBoxProps) {
  const { text, type } = useEditing();
  const area = useRef<HTMLTextAreaElement>(null);
  const isTooLong = countCharacters(text.trim()) > LIMITS.messageBody;

  useEffect(() => {
    const element = area.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (!isTooLong) onSave(text);
    }
  }

  return (
    // Keys typed here are not shortcuts of the message around it.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the keys to itself
    <div className="@container my-1" onKeyDown={(event) => event.stopPropagation()}>
      <WritingField
        area={area}
        value={text}
        onValue={type}
        onKeyDown={onKeyDown}
        aria-label={words.editLabel}
        aria-invalid={isTooLong || undefined}
        className="block max-h-[40vh] w-full resize-none rounded-control border border-focus bg-raised px-3 py-2 touch:min-h-11 touch:text-[1rem] ring-3 ring-focus/20 focus:outline-none aria-invalid:border-danger"
      />
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <Button size="small" onClick={() => !isTooLong && onSave(text)}>
          {words.save}
        </Button>
        <Button size="small" variant="secondary" onClick={onCancel}>
          {words.cancel}
        </Button>
        <EmojiButton area={area} />
        <FormatBar area={area} className="hidden @xl:flex" />
        <span className="text-ink-faint text-small">
          {isTooLong ? words.tooLong(LIMITS.messageBody) : words.editHint}
        </span>
      </div>
    </div>
  );
}
