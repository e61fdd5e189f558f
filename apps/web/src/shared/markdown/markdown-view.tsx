import { memo, type ReactNode } from 'react';
import { readText } from './chat-tree';
import './markdown.css';
import { drawParts } from './text-nodes';

/** To read a text takes as long as to draw a room with it, and one comes back to rooms. */
const MOST_KEPT = 600;
const LONGEST_KEPT = 2_000;
const kept = new Map<string, ReactNode>();

function drawn(text: string): ReactNode {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const parts = drawParts(readText(text).children);
  if (text.length > LONGEST_KEPT) return parts;
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(text, parts);
  return parts;
}

/** A text with its formatting. */
export const MarkdownView = memo(function MarkdownView({ text }: { text: string }) {
  return drawn(text);
});
