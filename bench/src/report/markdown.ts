import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../harness/row.js';
import { figure, verdict } from './figures.js';
import { toJson } from './json.js';
import { goalsPlot, rowPlot } from './svg.js';

/** A report, and what is said in it of how it came to be. */
export interface Report {
  /** Of its files. */
  name: string;
  /** Before the names of its plots. */
  prefix: string;
  title: string;
  command: string;
  method: string;
}

const WEB = 'web-';

/** Of the server and all that belongs to it. */
export const serverReport: Report = {
  name: 'report',
  prefix: '',
  title: 'What the benchmark measured',
  command: 'npm run bench',
  method: `Whatever is compared was measured in the same run, in turns; the ratio is the median of the ratios of the rounds. Servers,
clients and databases share the cores, so the figures themselves are low; the ratios are what to go by.`,
};

/** Of the web client. */
export const webReport: Report = {
  name: 'web',
  prefix: WEB,
  title: 'What the benchmark measured of the web client',
  command: 'npm run bench -- web --long',
  method: `The built client in Chromium without a graphics card, at 1440 × 900, with a server that holds two hundred rooms and a
hundred thousand messages. Browser, server and database share the cores. A thing counts as painted at the end of the frame
in which it is there.`,
};

/** Writes a report, its figures and its plots into a folder, in the place of the last ones. */
export async function writeReport(folder: string, report: Report, results: readonly Result[]): Promise<void> {
  const { name, prefix } = report;
  await mkdir(folder, { recursive: true });
  const isOwn = (file: string) => file.endsWith('.svg') && file.startsWith(WEB) === (prefix === WEB);
  const old = (await readdir(folder)).filter(isOwn);
  await Promise.all(old.map((file) => rm(join(folder, file))));
  await writeFile(join(folder, `${prefix}goals.svg`), goalsPlot(results));
  for (const result of results) {
    const plot = rowPlot(result);
    if (plot !== null) await writeFile(join(folder, `${prefix}${result.row.id}.svg`), plot);
  }
  await writeFile(join(folder, `${name}.json`), toJson(results));
  await writeFile(join(folder, `${name}.md`), text(report, results));
}

function text({ title, command, method, prefix }: Report, results: readonly Result[]): string {
  const reached = results.filter(({ ok }) => ok).length;
  return `# ${title}

Written by \`${command}\`. ${reached} of ${results.length} goals are reached. ${conditions()}

${method}

![How far each goal is reached](${prefix}goals.svg)

| | row | goal | ours | baseline | ratio |
|---|---|---|---|---|---|
${results.map(line).join('\n')}

${results.map((result) => section(result, prefix)).join('\n\n')}
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

function section({ row, measurement, failure }: Result, prefix: string): string {
  const parts = [`## ${row.id}`, `${row.title}. Goal: ${row.goal.text}.`];
  if (measurement?.note !== undefined) parts.push(`${measurement.note}.`);
  if (measurement) parts.push(`![${row.title}](${prefix}${row.id}.svg)`);
  if (failure !== null) parts.push('It could not be measured.');
  return parts.join('\n\n');
}
