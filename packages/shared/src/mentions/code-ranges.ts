/** A stretch of a text: from one UTF-16 place up to, and without, another. */
export interface TextRange {
  start: number;
  end: number;
}

/** A block opens with at least three backticks or tildes at the beginning of a line, after at most three spaces. */
const FENCE = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/gm;

/** Where a text has code, as Markdown marks it: fenced blocks, and what stands between equal runs of backticks. */
export function codeRanges(text: string): TextRange[] {
  const blocks = fencedBlocks(text);
  const ranges: TextRange[] = [];
  let from = 0;
  for (const block of [...blocks, { start: text.length, end: text.length }]) {
    ranges.push(...spansIn(text, from, block.start));
    if (block.end > block.start) ranges.push(block);
    from = block.end;
  }
  return ranges;
}

/** A block that is not closed goes on to the end of the text. */
function fencedBlocks(text: string): TextRange[] {
  const blocks: TextRange[] = [];
  let open: { start: number; fence: string } | null = null;
  for (const match of text.matchAll(FENCE)) {
    const [line, fence = '', rest = ''] = match;
    if (open === null) {
      // Backticks later in the line make it a line with inline code.
      if (!(fence.startsWith('`') && rest.includes('`'))) open = { start: match.index, fence };
    } else if (fence.startsWith(open.fence) && rest.trim() === '') {
      blocks.push({ start: open.start, end: match.index + line.length });
      open = null;
    }
  }
  if (open) blocks.push({ start: open.start, end: text.length });
  return blocks;
}

/** Code within a paragraph: it ends at the next run of as many backticks; without one, backticks are just that. */
function spansIn(text: string, from: number, to: number): TextRange[] {
  const spans: TextRange[] = [];
  let start = from;
  for (const paragraph of text.slice(from, to).split(/(\n[ \t]*\n)/)) {
    const runs = [...paragraph.matchAll(/`+/g)].map((run) => ({ at: start + run.index, length: run[0].length }));
    const places = new Map<number, number[]>();
    for (const { at, length } of runs) places.set(length, [...(places.get(length) ?? []), at]);
    let past = start;
    for (const { at, length } of runs) {
      const closing = at < past ? undefined : places.get(length)?.find((place) => place > at);
      if (closing === undefined) continue;
      past = closing + length;
      spans.push({ start: at, end: past });
    }
    start += paragraph.length;
  }
  return spans;
}
