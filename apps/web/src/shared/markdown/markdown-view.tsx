import { Square, SquareCheck } from 'lucide-react';
import { type ComponentProps, memo, type ReactNode } from 'react';
import Markdown, { type Components, type ExtraProps } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { chatSyntax, chatText } from './chat-plugins';
import { CodeBlock } from './code-block';
import './markdown.css';
import { ChannelLink, MentionChip } from './name-chips';
import { OutsideLink } from './outside-link';
import { safeAddress } from './safe-address';
import { words } from './words';

type Node = NonNullable<ExtraProps['node']>;

/** The text within a part of the tree. */
function textOf(node: Node | Node['children'][number]): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

function propertyOf(node: Node | undefined, name: string): string | null {
  const value = node?.properties[name];
  return typeof value === 'string' ? value : null;
}

function Span({ node, children }: ComponentProps<'span'> & ExtraProps) {
  const name = propertyOf(node, 'dataName');
  if (!node || name === null) return <span>{children}</span>;
  const Name = propertyOf(node, 'dataKind') === 'channel' ? ChannelLink : MentionChip;
  return <Name name={name} text={textOf(node)} />;
}

function Anchor({ href = '', title, children }: ComponentProps<'a'> & ExtraProps) {
  const address = safeAddress(href);
  return address ? (
    <OutsideLink href={address} title={title}>
      {children}
    </OutsideLink>
  ) : (
    children
  );
}

/** Pictures of other servers would tell those who reads here: they are links. */
function Picture({ src = '', alt }: ComponentProps<'img'> & ExtraProps) {
  const address = typeof src === 'string' ? safeAddress(src) : null;
  const name = alt || (typeof src === 'string' ? src : '');
  return address ? <OutsideLink href={address}>{words.image(name)}</OutsideLink> : name;
}

function Pre({ node, children }: ComponentProps<'pre'> & ExtraProps) {
  const code = node?.children.find((child) => child.type === 'element');
  if (code?.type !== 'element') return <pre>{children}</pre>;
  const classes = code.properties.className;
  const language = (Array.isArray(classes) ? classes : [])
    .map(String)
    .find((name) => name.startsWith('language-'))
    ?.slice('language-'.length);
  return <CodeBlock code={textOf(code).replace(/\n$/u, '')} language={language ?? null} />;
}

/** In the outline of the page they stand below the days. */
function Heading({ children }: { children?: ReactNode }) {
  return <h4>{children}</h4>;
}

function Table({ children }: ComponentProps<'table'> & ExtraProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keys
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={words.table} tabIndex={0} className="markdown-table">
      <table>{children}</table>
    </div>
  );
}

function Check({ checked }: ComponentProps<'input'> & ExtraProps) {
  const Icon = checked ? SquareCheck : Square;
  return (
    <Icon role="img" aria-label={checked ? words.done : words.open} aria-hidden={false} className="markdown-check" />
  );
}

const components: Components = {
  span: Span,
  a: Anchor,
  img: Picture,
  pre: Pre,
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  table: Table,
  input: Check,
};

const plugins: NonNullable<ComponentProps<typeof Markdown>['remarkPlugins']> = [
  [remarkGfm, { singleTilde: false }],
  chatSyntax,
  chatText,
];

/** Addresses are judged where they are shown; here they only pass. */
const asWritten = (address: string) => address;

/** A text with its formatting. */
export const MarkdownView = memo(function MarkdownView({ text }: { text: string }) {
  return (
    <Markdown remarkPlugins={plugins} components={components} urlTransform={asWritten}>
      {text}
    </Markdown>
  );
});
