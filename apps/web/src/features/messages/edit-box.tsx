import { LIMITS } from '@confab/shared';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { countCharacters } from '../../shared/format/count';
import { Button } from '../../shared/ui/button';
import { GrowingTextarea } from '../../shared/ui/growing-textarea';
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
    // Keys typed here are not shortcuts of the message around it.
    event.stopPropagation();
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
    <div className="my-1">
      <GrowingTextarea
        area={area}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        aria-label={words.editLabel}
        aria-invalid={isTooLong || undefined}
        className="block max-h-[40vh] w-full resize-none rounded-control border border-focus bg-raised px-3 py-2 touch:text-[1rem] ring-3 ring-focus/20 focus:outline-none aria-invalid:border-danger"
      />
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <Button size="small" onClick={() => !isTooLong && onSave(text)}>
          {words.save}
        </Button>
        <Button size="small" variant="secondary" onClick={onCancel}>
          {words.cancel}
        </Button>
        <span className="text-ink-faint text-small">
          {isTooLong ? words.tooLong(LIMITS.messageBody) : words.editHint}
        </span>
      </div>
    </div>
  );
}
