import { Component, memo, type ReactNode, useEffect } from 'react';
import { beside } from '../ui/beside';
import { hasMarkup, isOnlyEmoji } from './markup';
import { PlainText } from './plain-text';

const view = beside(async () => (await import('./markdown-view')).MarkdownView);

/** Fetches what reads Markdown; after a failure the next formatted text asks again. */
export function loadMarkdown(): void {
  view.load().catch(() => undefined);
}

/** Formatted text. What formats it is loaded beside the page; until it is there, the text shows as it was written. */
function Formatted({ text }: { text: string }) {
  const Markdown = view.use();
  useEffect(loadMarkdown, []);
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
