/** A text and what of it is selected. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** A change of a text: what takes the place of what, and what is selected then. */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
  start: number;
  end: number;
}

/** The text after a change. */
export function edited(text: string, { from, to, insert }: TextEdit): string {
  return text.slice(0, from) + insert + text.slice(to);
}

/**
 * Makes a change as if it had been typed, so that it can be undone by the usual keys. The field tells of it by its
 * `input` event.
 */
export function typeInto(area: HTMLTextAreaElement, edit: TextEdit): void {
  area.focus();
  area.setSelectionRange(edit.from, edit.to);
  const isTyped =
    edit.insert === '' && edit.from === edit.to
      ? true
      : document.execCommand(edit.insert === '' ? 'delete' : 'insertText', false, edit.insert);
  if (!isTyped) {
    area.setRangeText(edit.insert, edit.from, edit.to, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  area.setSelectionRange(edit.start, edit.end);
}

/** What of a field is selected. */
export function selectedIn(area: HTMLTextAreaElement): Selected {
  return { text: area.value, start: area.selectionStart, end: area.selectionEnd };
}
