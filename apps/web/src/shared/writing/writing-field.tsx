import { type ClipboardEvent, type ComponentProps, type KeyboardEvent, type RefObject, useEffect } from 'react';
import { beside } from '../ui/beside';
import { GrowingTextarea } from '../ui/growing-textarea';
import { readClipboard } from './clipboard';
import { formatText } from './format-text';
import { continuedLine, isInOpenBlock } from './lines';
import { pasteEdit } from './paste';
import { replaceShortName } from './short-names';
import { formatOf } from './shortcuts';
import { selectedIn, typeInto } from './text-edit';
import { useCompletion } from './use-completion';
import { words } from './words';

const list = beside(async () => (await import('./completion-list')).CompletionList);

interface WritingFieldProps
  extends Omit<ComponentProps<'textarea'>, 'value' | 'ref' | 'onChange' | 'onKeyDown' | 'onPaste'> {
  area: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onValue: (text: string) => void;
  /** Keys that the field itself has no use for. */
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  /** Files that were pasted. */
  onPasteFiles?: ((files: File[]) => void) | undefined;
}

/** Where text is written that may be formatted: completes names and emoji, knows the keys, keeps tables and code. */
export function WritingField({ area, value, onValue, onKeyDown, onPasteFiles, ...rest }: WritingFieldProps) {
  const completion = useCompletion(area);
  const List = list.use();
  useEffect(() => {
    if (completion.isOpen) list.prefetch();
  }, [completion.isOpen]);

  function onKeys(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (completion.onKeyDown(event)) return;
    const field = event.currentTarget;
    const format = formatOf(event);
    if (format) {
      event.preventDefault();
      typeInto(field, formatText(format, selectedIn(field)));
      return;
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.altKey) {
      const selected = selectedIn(field);
      // Within a block of code Enter goes on with the code.
      if (
        !event.shiftKey &&
        !event.ctrlKey &&
        !event.metaKey &&
        isInOpenBlock(selected.text.slice(0, selected.start))
      ) {
        event.stopPropagation();
        return;
      }
      const edit = event.shiftKey ? continuedLine(selected) : null;
      if (edit) {
        event.preventDefault();
        typeInto(field, edit);
        return;
      }
    }
    onKeyDown(event);
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const data = event.clipboardData;
    const files = [...data.files];
    // A copied cell or page brings its picture along: then its text is meant.
    if (files.length > 0 && !data.types.includes('text/plain')) {
      if (!onPasteFiles) return;
      event.preventDefault();
      onPasteFiles(files);
      return;
    }
    const edit = pasteEdit(readClipboard(data), selectedIn(event.currentTarget));
    if (!edit) return;
    event.preventDefault();
    typeInto(event.currentTarget, edit);
  }

  return (
    <>
      <GrowingTextarea
        {...rest}
        {...completion.fieldProps}
        area={area}
        value={value}
        onChange={(event) => {
          onValue(event.target.value);
          completion.look();
          const { nativeEvent } = event;
          if (nativeEvent instanceof InputEvent && nativeEvent.data === ':') {
            // What cannot be loaded stays as it was written.
            replaceShortName(event.target).catch(() => undefined);
          }
        }}
        onSelect={completion.look}
        onBlur={completion.close}
        onKeyDown={onKeys}
        onPaste={onPaste}
      />
      <span role="status" className="sr-only">
        {completion.isOpen && words.found(completion.suggestions.length)}
      </span>
      {completion.isOpen && List && <List completion={completion} area={area} />}
    </>
  );
}
