import type { Pasted } from './paste';

const EDITOR_TYPE = 'vscode-editor-data';

/** The rows of a document that is a table and nothing else; null for anything else. */
function rowsOfHtml(html: string): string[][] | null {
  if (!/<table/iu.test(html)) return null;
  // Nothing of it is run or loaded: the document is never shown.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const table = body.querySelector('table');
  if (!table || body.querySelectorAll('table').length > 1) return null;
  const outside = (body.textContent ?? '').trim().length - (table.textContent ?? '').trim().length;
  if (outside > 0) return null;
  const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent ?? ''));
  return rows.length > 1 && rows.some((row) => row.length > 1) ? rows : null;
}

function languageIn(data: string): string | null {
  try {
    const parsed: unknown = JSON.parse(data);
    if (typeof parsed !== 'object' || parsed === null || !('mode' in parsed)) return null;
    const { mode } = parsed;
    return typeof mode === 'string' && /^[\w+#-]{1,30}$/u.test(mode) && mode !== 'plaintext' ? mode : null;
  } catch {
    return null;
  }
}

/** What text a clipboard holds. */
export function readClipboard(data: DataTransfer): Pasted {
  return {
    plain: data.getData('text/plain'),
    table: rowsOfHtml(data.getData('text/html')),
    editor: data.types.includes(EDITOR_TYPE) ? { language: languageIn(data.getData(EDITOR_TYPE)) } : null,
  };
}
