import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { linesOf, mentionsIn, type TextPart, textParts } from './text-parts';

/** A part of a text that was read as Markdown, with as much as is drawn of any kind. */
export interface TextNode {
  type: string;
  children?: TextNode[];
  value?: string;
  url?: string;
  title?: string | null | undefined;
  alt?: string | null | undefined;
  lang?: string | null | undefined;
  ordered?: boolean | null | undefined;
  start?: number | null | undefined;
  spread?: boolean | null | undefined;
  checked?: boolean | null | undefined;
  align?: (('left' | 'right' | 'center') | null)[] | null | undefined;
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
  /** Who is called, or which channel is named. */
  name?: string;
}

/**
 * What Markdown knows and a conversation does not want: HTML stays the text it is, an indented line is no code, a line
 * of dashes makes no heading of the one above, and no text disappears as a definition or a footnote.
 */
const UNWANTED = [
  'htmlFlow',
  'htmlText',
  'codeIndented',
  'setextUnderline',
  'definition',
  'gfmFootnoteDefinition',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
];

const options = {
  extensions: [gfm({ singleTilde: false }), { disable: { null: UNWANTED } }],
  mdastExtensions: [gfmFromMarkdown()],
};

/** Reads a text as Markdown, as people mean it in a conversation: line breaks stay, and names are names. */
export function readText(source: string): TextNode {
  const tree: TextNode = fromMarkdown(source, options);
  const mentions = mentionsIn(source);
  visit(tree, (node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    const value = node.value ?? '';
    if (start === undefined || end === undefined || source.slice(start, end) !== value) {
      // Escapes have moved the places; then the names count.
      const names = new Set(mentions.map(({ name }) => name));
      return textParts(
        value,
        mentionsIn(value).filter(({ name }) => names.has(name)),
      );
    }
    const own = mentions.filter((mention) => mention.start >= start && mention.end <= end);
    return textParts(
      value,
      own.map((mention) => ({ ...mention, start: mention.start - start, end: mention.end - start })),
    );
  });
  return tree;
}

function visit(parent: TextNode, split: (node: TextNode) => TextPart[]): void {
  if (!parent.children) return;
  const children: TextNode[] = [];
  for (const child of parent.children) {
    if (child.type === 'text') children.push(...linesOf(split(child)).map(toNode));
    else children.push(child);
    // What a link says is the link's own.
    if (child.type !== 'link') visit(child, split);
  }
  parent.children = children;
}

function toNode(part: TextPart): TextNode {
  if (part.kind === 'break') return { type: 'break' };
  if (part.kind === 'text') return { type: 'text', value: part.text };
  return { type: part.kind, value: part.text, name: part.name };
}
