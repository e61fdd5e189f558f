import { loadEmoji } from '../emoji/emoji-data';
import { typeInto } from './text-edit';
import { finishedShortName } from './trigger';

/** Puts the emoji in the place of a `:tada:` that was just finished. */
export async function replaceShortName(field: HTMLTextAreaElement): Promise<void> {
  const finished = finishedShortName(field.value, field.selectionEnd);
  if (!finished) return;
  const { emojis } = await loadEmoji();
  const found = emojis.find(({ shortNames }) => shortNames.includes(finished.name));
  const end = finished.start + finished.name.length + 2;
  // Somebody may have gone on writing meanwhile.
  const isThere = field.value.slice(finished.start, end) === `:${finished.name}:` && field.selectionEnd === end;
  if (!found || !isThere || document.activeElement !== field) return;
  const caret = finished.start + found.emoji.length;
  typeInto(field, { from: finished.start, to: end, insert: found.emoji, start: caret, end: caret });
}
