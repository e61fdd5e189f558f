import { codeRanges } from '@confab/shared';
import type { Selected, TextEdit } from './text-edit';

/** Whether a place in a text is within code. */
export function isInCode(text: string, place: number): boolean {
  if (!text.includes('`') && !text.includes('~~~')) return false;
  // What stands behind the place does not matter while one writes: a block may still be open.
  const before = text.slice(0, place);
  return isInOpenBlock(before) || codeRanges(text).some(({ start, end }) => start < place && place < end);
}

/** Whether a text ends within a block of code that is not closed. */
export function isInOpenBlock(text: string): boolean {
  let fence: string | null = null;
  for (const [, run = '', rest = ''] of text.matchAll(/^ {0,3}(`{3,}|~{3,})([^\n]*)$/gmu)) {
    if (fence === null) fence = run.startsWith('`') && rest.includes('`') ? null : run;
    else if (run.startsWith(fence) && rest.trim() === '') fence = null;
  }
  return fence !== null;
}

const ITEM = /^(\s*)(?:([-*+])|(\d{1,9})([.)])) (\[[ x]\] )?|^> /u;

/** A new line that goes on with the list or quotation of the one before; an empty item ends it. Null for a plain line. */
export function continuedLine({ text, start, end }: Selected): TextEdit | null {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, start);
  const item = ITEM.exec(line);
  if (!item || isInCode(text, start)) return null;
  const [mark, indent = '', bullet, number, point = '', check] = item;
  if (line === mark) return { from, to: end, insert: '', start: from, end: from };
  const next = number ? `${indent}${Number(number) + 1}${point} ` : bullet ? `${indent}${bullet} ` : '> ';
  const insert = `\n${next}${check ? '[ ] ' : ''}`;
  return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length };
}
