import type { Row } from '../harness/row.js';
import { pageRows } from './pages.js';
import { searchRows } from './search.js';
import { sidebar } from './sidebar.js';

/** What it costs to read. */
export const readRows: Row[] = [...pageRows, sidebar, ...searchRows];
