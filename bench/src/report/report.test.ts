import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Result } from '../harness/row.js';
import { figure } from './figures.js';
import { toJson } from './json.js';
import { serverReport, webReport, writeReport } from './markdown.js';
import { escapeText, goalsPlot, rowPlot } from './svg.js';
import { table } from './table.js';

const measured: Result = {
  row: {
    id: 'some-row',
    title: 'This < that & "those"',
    goal: { text: '≥ 5', comparator: '>=', value: 5, of: 'ratio' },
    measure: async () => ({ ours: 1, baseline: null, unit: '' }),
  },
  measurement: { ours: 12_345, baseline: 2_000, unit: 'changes/s' },
  ratio: 6.1725,
  ok: true,
  failure: null,
  seconds: 1.5,
};
const failed: Result = { ...measured, measurement: null, ratio: null, ok: null, failure: 'Error: no' };

test('text is written so that it cannot end its element', () => {
  expect(escapeText(`<a href="x">&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&apos;&lt;/a&gt;');
  expect(rowPlot(measured)).toContain('This &lt; that &amp; &quot;those&quot;');
});

test('a plot has finite numbers alone, whatever was measured', () => {
  const nothing = { ...measured, measurement: { ours: 0, baseline: 0, unit: 'ms' }, ratio: null };
  for (const plot of [rowPlot(measured), rowPlot(nothing), goalsPlot([measured, nothing, failed])]) {
    expect(plot).not.toMatch(/NaN|Infinity|undefined/);
  }
  expect(rowPlot(failed)).toBeNull();
});

test('figures are cut to what they say', () => {
  expect([12_345.6, 123.4, 12.34, 1.234, 5, null].map(figure)).toEqual(['12,346', '123', '12.3', '1.23', '5', '–']);
});

test('a report takes the place of its last one, and leaves the other alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'confab-report-'));
  try {
    await writeReport(folder, serverReport, [measured, failed]);
    await writeReport(folder, webReport, [measured]);
    await writeReport(folder, serverReport, [failed]);
    expect((await readdir(folder)).sort()).toEqual(
      ['goals.svg', 'report.json', 'report.md', 'web-goals.svg', 'web-some-row.svg', 'web.json', 'web.md'].sort(),
    );
    expect(await readFile(join(folder, 'web.md'), 'utf8')).toContain('](web-some-row.svg)');
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toContain('It could not be measured.');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a failed row is told in all forms', () => {
  expect(table([measured, failed])).toContain('failed');
  expect(JSON.parse(toJson([failed]))).toEqual({
    rows: [
      {
        id: 'some-row',
        goal: '≥ 5',
        ours: null,
        baseline: null,
        ratio: null,
        ok: false,
        unit: null,
        note: null,
        failure: 'Error: no',
      },
    ],
  });
});
