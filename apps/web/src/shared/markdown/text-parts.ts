import { findMentions } from '@confab/shared';

/** A stretch of plain text: just text, somebody or everybody called, a channel named, or the end of a line. */
export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'mention'; text: string; name: string }
  | { kind: 'channel'; text: string; name: string }
  | { kind: 'break' };

interface Found {
  start: number;
  end: number;
  kind: 'mention' | 'channel';
  name: string;
}

/** `#name` where no word, address or entity goes on; whether there is such a channel is for who shows it. */
const CHANNEL = /(?<![\p{L}\p{M}\p{N}_&/#-])#([\p{L}\p{M}\p{N}_-]{1,80})/gu;

function findChannels(text: string): Found[] {
  if (!text.includes('#')) return [];
  return [...text.matchAll(CHANNEL)].map(({ 0: written, 1: name = '', index }) => ({
    start: index,
    end: index + written.length,
    kind: 'channel',
    name: name.toLowerCase(),
  }));
}

/** Where a text calls somebody, as the server reads it. */
export function mentionsIn(text: string): Found[] {
  if (!text.includes('@')) return [];
  return findMentions(text).map(({ start, end, name }) => ({ start, end, name, kind: 'mention' }));
}

/** Splits a text at the given mentions and at the channels it names. */
export function textParts(text: string, mentions: readonly Found[] = mentionsIn(text)): TextPart[] {
  const parts: TextPart[] = [];
  const addText = (stretch: string) => {
    if (stretch !== '') parts.push({ kind: 'text', text: stretch });
  };
  let from = 0;
  for (const { start, end, kind, name } of [...mentions, ...findChannels(text)].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    addText(text.slice(from, start));
    parts.push({ kind, text: text.slice(start, end), name });
    from = end;
  }
  addText(text.slice(from));
  return parts;
}

/** The same, and each line break apart. */
export function linesOf(parts: readonly TextPart[]): TextPart[] {
  return parts.flatMap((part) => {
    if (part.kind !== 'text' || !part.text.includes('\n')) return [part];
    return part.text
      .split('\n')
      .flatMap((line, index): TextPart[] => [
        ...(index > 0 ? [{ kind: 'break' } as const] : []),
        ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
      ]);
  });
}
