import type { Selected, TextEdit } from './text-edit';

/** The ways to format what is selected. */
export type Format = 'bold' | 'italic' | 'strike' | 'code' | 'codeBlock' | 'link' | 'list' | 'numbers' | 'quote';

const MARKS = { bold: '**', italic: '_', strike: '~~', code: '`' };
const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/u;

/** Formats what is selected, or takes the formatting off where it is there already. */
export function formatText(format: Format, selected: Selected): TextEdit {
  switch (format) {
    case 'codeBlock':
      return codeBlock(selected);
    case 'link':
      return link(selected);
    case 'list':
      return eachLine(selected, /^\s*[-*+] /u, () => '- ');
    case 'numbers':
      return eachLine(selected, /^\s*\d+[.)] /u, (index) => `${index + 1}. `);
    case 'quote':
      return eachLine(selected, /^> ?/u, () => '> ');
    default:
      return between(selected, MARKS[format]);
  }
}

/** White space at the ends stays outside: marks beside it would be no marks. */
function withoutEnds({ text, start, end }: Selected): { start: number; end: number } {
  const stretch = text.slice(start, end);
  if (stretch.trim() === '') return { start, end };
  return { start: start + stretch.search(/\S/u), end: end - (stretch.length - stretch.trimEnd().length) };
}

function between(selected: Selected, mark: string): TextEdit {
  const { text } = selected;
  const { start, end } = withoutEnds(selected);
  const inner = text.slice(start, end);
  const size = mark.length;
  if (inner.length > 2 * size && inner.startsWith(mark) && inner.endsWith(mark)) {
    const insert = inner.slice(size, -size);
    return { from: start, to: end, insert, start, end: start + insert.length };
  }
  if (text.slice(start - size, start) === mark && text.slice(end, end + size) === mark && start >= size) {
    return { from: start - size, to: end + size, insert: inner, start: start - size, end: end - size };
  }
  return { from: start, to: end, insert: mark + inner + mark, start: start + size, end: end + size };
}

function link(selected: Selected): TextEdit {
  const { start, end } = withoutEnds(selected);
  const inner = selected.text.slice(start, end);
  if (ADDRESS.test(inner)) return { from: start, to: end, insert: `[](${inner})`, start: start + 1, end: start + 1 };
  const insert = `[${inner}](https://)`;
  const caret = inner === '' ? start + 1 : start + insert.length - 1;
  return { from: start, to: end, insert, start: caret, end: caret };
}

/** From the beginning of the first selected line to the end of the last. */
function wholeLines({ text, start, end }: Selected): { from: number; to: number } {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  // A line that is only touched by the end of the selection is not meant.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const next = text.indexOf('\n', last);
  return { from, to: next < 0 ? text.length : next };
}

function eachLine(selected: Selected, mark: RegExp, markOf: (index: number) => string): TextEdit {
  const { from, to } = wholeLines(selected);
  const lines = selected.text.slice(from, to).split('\n');
  const isMarked = lines.every((line) => mark.test(line) || (lines.length > 1 && line === ''));
  const insert = lines
    .map((line, index) => (isMarked ? line.replace(mark, '') : markOf(index) + line.replace(mark, '')))
    .join('\n');
  const end = from + insert.length;
  return { from, to, insert, start: selected.start === selected.end ? end : from, end };
}

function codeBlock(selected: Selected): TextEdit {
  const { from, to } = wholeLines(selected);
  const inner = selected.text.slice(from, to);
  const fenced = /^```[^\n]*\n([\s\S]*)\n```$/u.exec(inner);
  if (fenced) {
    const insert = fenced[1] ?? '';
    return { from, to, insert, start: from, end: from + insert.length };
  }
  return { from, to, insert: `\`\`\`\n${inner}\n\`\`\``, start: from + 4, end: from + 4 + inner.length };
}
