import { memo, type ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';

function Bare({ children }: { children?: ReactNode }) {
  return children;
}

/** What stands around the code is there already. */
const components: Components = { pre: Bare, code: Bare };
const plugins = [[rehypeHighlight, { prefix: 'code-' }]] satisfies [[typeof rehypeHighlight, { prefix: string }]];

interface HighlightedProps {
  code: string;
  language: string;
}

/** Code in the colours of its language; as it is where the language is not known. */
export const Highlighted = memo(function Highlighted({ code, language }: HighlightedProps) {
  const longest = Math.max(2, ...[...code.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return (
    <Markdown rehypePlugins={plugins} components={components}>
      {`${fence}${language}\n${code}\n${fence}`}
    </Markdown>
  );
});
