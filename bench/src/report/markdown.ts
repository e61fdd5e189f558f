import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../harness/row.js';
import { figure, verdict } from './figures.js';
import { goalsPlot, rowPlot } from './svg.js';

/** Writes the report and its plots into a folder, in the place of the last ones. */
export async function writeReport(folder: string, results: readonly Result[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const old = (await readdir(folder)).filter((name) => name.endsWith('.svg'));
  await Promise.all(old.map((name) => rm(join(folder, name))));
  await writeFile(join(folder, 'goals.svg'), goalsPlot(results));
  for (const result of results) {
    const plot = rowPlot(result);
    if (plot !== null) await writeFile(join(folder, `${result.row.id}.svg`), plot);
  }
  await writeFile(join(folder, 'report.md'), report(results));
}

function report(results: readonly Result[]): string {
  const reached = results.filter(({ ok }) => ok).length;
  return `# What the benchmark measured

Written by \`npm run bench\`. ${reached} of ${results.length} goals are reached. ${conditions()}

Whatever is compared was measured in the same run, in turns; the ratio is the median of the ratios of the rounds. Servers,
clients and databases share the cores, so the figures themselves are low; the ratios are what to go by.

![How far each goal is reached](goals.svg)

| | row | goal | ours | baseline | ratio |
|---|---|---|---|---|---|
${results.map(line).join('\n')}

${results.map(section).join('\n\n')}
`;
}

/** On what it was measured; nothing that names the machine or its user. */
function conditions(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0] ?? 0;
  return `Measured on ${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${memory} GiB, ${platform()} ${arch()}, Node.js ${process.versions.node}; load at the end ${load.toFixed(1)}.`;
}

function line(result: Result): string {
  const { row, measurement, ratio } = result;
  const unit = measurement ? ` ${measurement.unit}` : '';
  const ours = measurement ? `${figure(measurement.ours)}${unit}` : '–';
  const baseline = measurement?.baseline === null || !measurement ? '–' : `${figure(measurement.baseline)}${unit}`;
  return `| ${verdict(result)} | [${row.id}](#${row.id}) | ${row.goal.text} | ${ours} | ${baseline} | ${figure(ratio)} |`;
}

function section({ row, measurement, failure }: Result): string {
  const parts = [`## ${row.id}`, `${row.title}. Goal: ${row.goal.text}.`];
  if (measurement?.note !== undefined) parts.push(`${measurement.note}.`);
  if (measurement) parts.push(`![${row.title}](${row.id}.svg)`);
  if (failure !== null) parts.push('It could not be measured.');
  return parts.join('\n\n');
}
