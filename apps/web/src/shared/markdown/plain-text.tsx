import { splitLinks } from './links';
import { ChannelLink, MentionChip } from './name-chips';
import { OutsideLink } from './outside-link';
import { type TextPart, textParts } from './text-parts';

/** A text without formatting: its line breaks as they were written, web addresses as links, names as chips. */
export function PlainText({ text }: { text: string }) {
  let offset = 0;
  const nextKey = (length: number) => {
    offset += length;
    return offset - length;
  };
  return splitLinks(text).map((part) => {
    if (part.href) {
      return (
        <OutsideLink key={nextKey(part.text.length)} href={part.href}>
          {part.text}
        </OutsideLink>
      );
    }
    return textParts(part.text).map((piece) => <Piece key={nextKey(lengthOf(piece))} part={piece} />);
  });
}

function lengthOf(part: TextPart): number {
  return part.kind === 'break' ? 1 : part.text.length;
}

function Piece({ part }: { part: TextPart }) {
  if (part.kind === 'mention') return <MentionChip name={part.name} text={part.text} />;
  if (part.kind === 'channel') return <ChannelLink name={part.name} text={part.text} />;
  return part.kind === 'break' ? <br /> : part.text;
}
