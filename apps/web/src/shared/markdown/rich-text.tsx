import { Component, type ComponentType, memo, type ReactNode, useSyncExternalStore } from 'react';
import { hasMarkup, isOnlyEmoji } from './markup';
import { PlainText } from './plain-text';

type View = ComponentType<{ text: string }>;

let view: View | null = null;
let isAsked = false;
const waiting = new Set<() => void>();

/** Loads what reads Markdown, once; after a failure the next formatted text asks again. */
function load(): void {
  if (isAsked) return;
  isAsked = true;
  import('./markdown-view').then(
    (module) => {
      view = module.MarkdownView;
      for (const tell of waiting) tell();
    },
    () => {
      isAsked = false;
    },
  );
}

function subscribe(tell: () => void): () => void {
  waiting.add(tell);
  load();
  return () => waiting.delete(tell);
}

/** Formatted text. What formats it is loaded beside the page; until it is there, the text shows as it was written. */
function Formatted({ text }: { text: string }) {
  const Markdown = useSyncExternalStore(subscribe, () => view);
  if (!Markdown) return <Plain text={text} />;
  return (
    <PlainInstead key={text} plain={<Plain text={text} />}>
      <div dir="auto" className="markdown wrap-anywhere">
        <Markdown text={text} />
      </div>
    </PlainInstead>
  );
}

/** No message takes the room down with it: what cannot be read as formatted text is shown as it was written. */
class PlainInstead extends Component<{ plain: ReactNode; children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }
  override render() {
    return this.state.hasFailed ? this.props.plain : this.props.children;
  }
}

function Plain({ text }: { text: string }) {
  return (
    <div dir="auto" className="whitespace-pre-wrap wrap-anywhere">
      <PlainText text={text} />
    </div>
  );
}

/** What somebody wrote: plain, formatted, or a few emoji that are shown large. */
export const RichText = memo(function RichText({ text }: { text: string }) {
  if (isOnlyEmoji(text))
    return (
      <div dir="auto" className="py-0.5 font-emoji text-[2rem] leading-10">
        {text}
      </div>
    );
  return hasMarkup(text) ? <Formatted text={text} /> : <Plain text={text} />;
});
