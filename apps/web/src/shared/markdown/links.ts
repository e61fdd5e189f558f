import { safeAddress } from './safe-address';

/** A stretch of a message's text: plain, or an address one can follow. */
export type TextPart = { text: string; href: string | null };

const CANDIDATE = /\bhttps?:\/\/[^\s<>"'`]+/giu;
/** What ends a sentence rather than an address. */
const TRAILING = /[.,:;!?…*_~]+$/u;

function withoutTail(candidate: string): string {
  let address = candidate;
  for (;;) {
    const before = address;
    address = address.replace(TRAILING, '');
    // A closing bracket belongs to the address only if it was opened there.
    for (const [open, close] of ['()', '[]', '{}'].map((pair) => [...pair] as const)) {
      if (open && close && address.endsWith(close) && !address.includes(open)) address = address.slice(0, -1);
    }
    if (address === before) return address;
  }
}

/** Splits a text into what is plain and what are web addresses; nothing but http and https ever becomes a link. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const address = withoutTail(match[0]);
    const href = safeAddress(address);
    if (!href) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), href: null });
    parts.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null });
  return parts;
}
