import { Square, SquareCheck } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { TextNode } from './chat-tree';
import { CodeBlock } from './code-block';
import { ChannelLink, MentionChip } from './name-chips';
import { OutsideLink } from './outside-link';
import { safeAddress } from './safe-address';
import { words } from './words';

/** In the outline of the page headings stand below the days. */
const ELEMENTS = {
  paragraph: 'p',
  strong: 'strong',
  emphasis: 'em',
  delete: 'del',
  blockquote: 'blockquote',
  heading: 'h4',
  break: 'br',
  thematicBreak: 'hr',
} as const;

const isElement = (type: string): type is keyof typeof ELEMENTS => Object.hasOwn(ELEMENTS, type);

/** Draws the parts of a text. Plain elements where that is possible: a room has thousands of them. */
export function drawParts(nodes: readonly TextNode[] | undefined): ReactNode {
  return nodes?.map(drawPart);
}

function drawPart(node: TextNode, key: number): ReactNode {
  const { type, value = '', name = '', children } = node;
  if (isElement(type)) {
    const Element = ELEMENTS[type];
    return <Element key={key}>{drawParts(children)}</Element>;
  }
  switch (type) {
    case 'inlineCode':
      return <code key={key}>{value}</code>;
    case 'code':
      return <CodeBlock key={key} code={value} language={node.lang ?? null} />;
    case 'list':
      return drawList(node, key);
    case 'table':
      return <Table key={key} node={node} />;
    case 'link':
      return drawLink(node, key);
    case 'image':
      return <Picture key={key} node={node} />;
    case 'mention':
      return <MentionChip key={key} name={name} text={value} />;
    case 'channel':
      return <ChannelLink key={key} name={name} text={value} />;
    default:
      return children ? <Fragment key={key}>{drawParts(children)}</Fragment> : value;
  }
}

function drawLink({ url = '', title, children }: TextNode, key: number): ReactNode {
  const address = safeAddress(url);
  if (!address) return <Fragment key={key}>{drawParts(children)}</Fragment>;
  return (
    <OutsideLink key={key} href={address} title={title ?? undefined}>
      {drawParts(children)}
    </OutsideLink>
  );
}

/** Pictures of other servers would tell those who reads here: they are links. */
function Picture({ node: { url = '', alt } }: { node: TextNode }) {
  const address = safeAddress(url);
  const name = alt || url;
  return address ? <OutsideLink href={address}>{words.image(name)}</OutsideLink> : name;
}

function drawList({ ordered, start, spread, children = [] }: TextNode, key: number): ReactNode {
  const isTaskList = children.some(({ checked }) => typeof checked === 'boolean');
  // With air between its entries, or none.
  const isLoose = [spread, ...children.map((item) => item.spread)].includes(true);
  const Element = ordered ? 'ol' : 'ul';
  return (
    <Element
      key={key}
      className={isTaskList ? 'contains-task-list' : undefined}
      start={ordered && typeof start === 'number' && start !== 1 ? start : undefined}
    >
      {children.map((item, index) => drawItem(item, index, isLoose))}
    </Element>
  );
}

function drawItem({ checked, children = [] }: TextNode, key: number, isLoose: boolean): ReactNode {
  const isTask = typeof checked === 'boolean';
  const hasText = children[0]?.type === 'paragraph';
  const drawn = children.map((node, index) => {
    if (node.type !== 'paragraph') return drawPart(node, index);
    const mark = index === 0 && isTask && (
      <>
        <Check isDone={checked} />{' '}
      </>
    );
    const Around = isLoose ? 'p' : Fragment;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text of a message never changes in parts
      <Around key={index}>
        {mark}
        {drawParts(node.children)}
      </Around>
    );
  });
  return (
    <li key={key} className={isTask ? 'task-list-item' : undefined}>
      {isTask && !hasText && <Check isDone={checked} />}
      {drawn}
    </li>
  );
}

function Check({ isDone }: { isDone: boolean }) {
  const Icon = isDone ? SquareCheck : Square;
  return (
    <Icon role="img" aria-label={isDone ? words.done : words.open} aria-hidden={false} className="markdown-check" />
  );
}

function Table({ node: { align, children = [] } }: { node: TextNode }) {
  const [head, ...body] = children;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keys
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={words.table} tabIndex={0} className="markdown-table">
      <table>
        <thead>{head && drawRow(head, 0, 'th', align)}</thead>
        {body.length > 0 && <tbody>{body.map((row, index) => drawRow(row, index, 'td', align))}</tbody>}
      </table>
    </div>
  );
}

function drawRow({ children = [] }: TextNode, key: number, Cell: 'th' | 'td', align: TextNode['align']): ReactNode {
  return (
    <tr key={key}>
      {children.map((cell, index) => {
        const textAlign = align?.[index];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text of a message never changes in parts
          <Cell key={index} style={textAlign ? { textAlign } : undefined}>
            {drawParts(cell.children)}
          </Cell>
        );
      })}
    </tr>
  );
}
