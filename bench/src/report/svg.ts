import type { Result } from '../harness/row.js';
import { figure } from './figures.js';

const WIDTH = 640;
const LABELS = 190;
const BAR = 18;
const GAP = 8;
const COLOURS = { ours: '#2563eb', baseline: '#94a3b8', short: '#d97706', goal: '#111827', text: '#334155' };

/** Text as it may stand in an SVG. */
export function escapeText(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
}

interface Bar {
  label: string;
  value: number;
  shown: string;
  colour: string;
}

/** Ours beside what it is compared with. */
export function rowPlot({ row, measurement }: Result): string | null {
  if (!measurement) return null;
  const { ours, baseline, unit } = measurement;
  const bars: Bar[] = [{ label: 'ours', value: ours, shown: `${figure(ours)} ${unit}`, colour: COLOURS.ours }];
  if (baseline !== null) {
    bars.push({ label: 'baseline', value: baseline, shown: `${figure(baseline)} ${unit}`, colour: COLOURS.baseline });
  }
  const isGoalShown = row.goal.of === 'ours';
  return plot(row.title, bars, isGoalShown ? row.goal.value : null);
}

/** How far each row is, 1 being its goal; above is better, whichever way the goal goes. */
export function goalsPlot(results: readonly Result[]): string {
  const bars = results.flatMap(({ row, measurement, ratio, ok }): Bar[] => {
    const reached = row.goal.of === 'ours' ? (measurement?.ours ?? null) : ratio;
    if (reached === null || row.goal.value === 0) return [];
    const share = row.goal.comparator === '>=' ? reached / row.goal.value : row.goal.value / reached;
    const colour = ok ? COLOURS.ours : COLOURS.short;
    return [{ label: row.id, value: Math.min(3, share), shown: `${figure(share)} × the goal`, colour }];
  });
  return plot('How far each goal is reached', bars, 1);
}

function plot(title: string, bars: readonly Bar[], goal: number | null): string {
  const top = 34;
  const height = top + bars.length * (BAR + GAP) + GAP;
  const most = Math.max(...bars.map(({ value }) => value), goal ?? 0) || 1;
  const space = WIDTH - LABELS - 130;
  const x = (value: number) => (LABELS + (Math.max(0, value) / most) * space).toFixed(1);
  const drawn = bars.map(({ label, value, shown, colour }, index) => {
    const y = top + index * (BAR + GAP);
    const base = y + BAR - 5;
    return [
      `<text x="${LABELS - 8}" y="${base}" text-anchor="end" fill="${COLOURS.text}">${escapeText(label)}</text>`,
      `<rect x="${LABELS}" y="${y}" width="${(Number(x(value)) - LABELS).toFixed(1)}" height="${BAR}" rx="3" fill="${colour}"/>`,
      `<text x="${Number(x(value)) + 6}" y="${base}" fill="${COLOURS.text}">${escapeText(shown)}</text>`,
    ].join('\n');
  });
  const line =
    goal === null
      ? ''
      : `<line x1="${x(goal)}" x2="${x(goal)}" y1="${top - 4}" y2="${height - 4}" stroke="${COLOURS.goal}" stroke-dasharray="4 3"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="${escapeText(title)}">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="12" y="20" font-size="13" font-weight="600" fill="${COLOURS.goal}">${escapeText(title)}</text>`,
    ...drawn,
    line,
    '</svg>\n',
  ]
    .filter(Boolean)
    .join('\n');
}
