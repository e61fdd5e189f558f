import { linesOf, mentionsIn, type TextPart, textParts } from './text-parts';

/** As much of a Markdown tree as is looked at here. */
interface TreeNode {
  type: string;
  value?: string;
  children?: TreeNode[];
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
  data?: { hName: string; hProperties: Record<string, string> };
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

/** Leaves out what does not belong into a conversation. */
export function chatSyntax(this: { data(): object }): void {
  const data: { micromarkExtensions?: unknown[] } = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: UNWANTED } }];
}

/** Keeps line breaks as they were written, and marks who is called and which channels are named. */
export function chatText() {
  return (tree: TreeNode, file: { value: unknown }) => {
    const source = String(file.value);
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
  };
}

function visit(parent: TreeNode, split: (node: TreeNode) => TextPart[]): void {
  if (!parent.children) return;
  const children: TreeNode[] = [];
  for (const child of parent.children) {
    if (child.type === 'text') children.push(...linesOf(split(child)).map(toNode));
    else children.push(child);
    // What a link says is the link's own.
    if (child.type !== 'link') visit(child, split);
  }
  parent.children = children;
}

function toNode(part: TextPart): TreeNode {
  if (part.kind === 'break') return { type: 'break' };
  const text: TreeNode = { type: 'text', value: part.text };
  if (part.kind === 'text') return text;
  return {
    type: 'chatName',
    children: [text],
    data: { hName: 'span', hProperties: { dataKind: part.kind, dataName: part.name } },
  };
}
