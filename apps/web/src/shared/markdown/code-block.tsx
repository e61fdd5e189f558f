import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useCopied } from '../hooks/use-copied';
import { beside } from '../ui/beside';
import { IconButton } from '../ui/icon-button';
import { notifyFailure } from '../ui/notify';
import { words } from './words';

const PLAIN = new Set(['text', 'txt', 'plain', 'plaintext']);

const highlighted = beside(async () => (await import('./highlight')).Highlighted);

/** The code in colours, once what colours it has been loaded; until then, and in languages it does not know, plain. */
function useHighlighted(code: string, language: string | null): ReactNode {
  const isWanted = language !== null && !PLAIN.has(language);
  const Highlighted = highlighted.use();
  useEffect(() => {
    // Without colours it can be read as well.
    if (isWanted) highlighted.prefetch();
  }, [isWanted]);
  return isWanted && Highlighted ? <Highlighted code={code} language={language} /> : code;
}

/** A block of code, to be scrolled sideways and copied. */
export function CodeBlock({ code, language }: { code: string; language: string | null }) {
  const shown = useHighlighted(code, language);
  const [isCopied, copy] = useCopied();

  return (
    <div className="markdown-code" dir="ltr">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <pre
        role="group"
        aria-label={language ? words.codeIn(language) : words.code}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keys
        tabIndex={0}
      >
        <code>{shown}</code>
      </pre>
      <IconButton
        icon={isCopied ? Check : Copy}
        label={isCopied ? words.codeCopied : words.copyCode}
        onClick={() => copy(code).catch((error: unknown) => notifyFailure(words.copyFailed, error))}
        className="markdown-copy size-7 touch:size-11"
      />
    </div>
  );
}
