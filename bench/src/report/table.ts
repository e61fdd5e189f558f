import type { Result } from '../harness/row.js';
import { figure, verdict } from './figures.js';

const HEAD = ['', 'row', 'goal', 'ours', 'baseline', 'unit', 'ratio', 'seconds'];

/** The results as a table for a terminal. */
export function table(results: readonly Result[]): string {
  const lines = results.map((result) => [
    verdict(result),
    result.row.id,
    `${result.row.goal.text}${result.row.goal.of === 'ratio' ? ' ×' : ''}`,
    figure(result.measurement?.ours ?? null),
    figure(result.measurement?.baseline ?? null),
    result.measurement?.unit ?? '',
    figure(result.ratio),
    figure(result.seconds),
  ]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const isFigure = (column: number) => [3, 4, 6, 7].includes(column);
  return [HEAD, ...lines]
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return isFigure(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
