import { isInCode } from './lines';
import type { Selected, TextEdit } from './text-edit';

/** What a clipboard holds, as far as it is text. */
export interface Pasted {
  plain: string;
  /** The rows of the table that it holds as HTML; null where that is not a table. */
  table: string[][] | null;
  /** What an editor says of the code: its language. Null where no editor wrote it. */
  editor: { language: string | null } | null;
}

const ADDRESS = /^https?:\/\/\S+$/u;

/** The change that keeps what was copied in its form; null where it goes in as it is. */
export function pasteEdit(pasted: Pasted, selected: Selected): TextEdit | null {
  const { text, start, end } = selected;
  if (isInCode(text, start)) return null;
  const plain = pasted.plain.replaceAll('\r\n', '\n');
  if (pasted.editor && plain.trim().includes('\n')) {
    return block(selected, fenced(withoutIndent(plain), pasted.editor.language ?? ''));
  }
  const rows = pasted.table ?? rowsOfTabs(plain);
  if (rows) return block(selected, markdownTable(rows));
  const chosen = text.slice(start, end);
  if (ADDRESS.test(plain) && chosen.trim() !== '' && !ADDRESS.test(chosen.trim()) && !/[[\]\n]/u.test(chosen)) {
    const insert = `[${chosen}](${plain})`;
    return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length };
  }
  return null;
}

/** Puts a block in lines of its own. */
function block({ text, start, end }: Selected, insert: string): TextEdit {
  const before = start === 0 || text.slice(0, start).endsWith('\n\n') ? '' : text[start - 1] === '\n' ? '\n' : '\n\n';
  const whole = `${before}${insert}\n${text[end] === '\n' ? '' : '\n'}`;
  return { from: start, to: end, insert: whole, start: start + whole.length, end: start + whole.length };
}

function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** What is common to the beginnings of all lines belongs to where the code came from. */
function withoutIndent(code: string): string {
  const lines = code.replace(/\n+$/u, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/u.exec(line)?.[0] ?? '');
  const common = indents.reduce((shared, indent) => {
    let length = 0;
    while (length < shared.length && shared[length] === indent[length]) length += 1;
    return shared.slice(0, length);
  }, indents[0] ?? '');
  return lines.map((line) => (line.startsWith(common) ? line.slice(common.length) : line.trimStart())).join('\n');
}

/** The cells of lines that all have the same number of tabs, as spreadsheets write them; null for anything else. */
export function rowsOfTabs(text: string): string[][] | null {
  const lines = text.replace(/\n+$/u, '').split('\n');
  const rows = lines.map((line) => line.split('\t'));
  const width = rows[0]?.length ?? 0;
  // What begins with a tab is more likely code.
  const isTable =
    rows.length > 1 && width > 1 && rows.every((row, at) => row.length === width && !lines[at]?.startsWith('\t'));
  return isTable ? rows : null;
}

/** Rows as a table of Markdown, the first as its head. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const cellText = (cell = '') => cell.trim().replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/gu, ' ');
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cellText(row[at])).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n');
}
