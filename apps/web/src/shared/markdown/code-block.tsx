import { Check, Copy } from 'lucide-react';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { IconButton } from '../ui/icon-button';
import { notifyFailure } from '../ui/notify';
import { words } from './words';

type Highlighted = ComponentType<{ code: string; language: string }>;

let loaded: Highlighted | null = null;
const PLAIN = new Set(['text', 'txt', 'plain', 'plaintext']);

/** The code in colours, once what colours it has been loaded; until then, and in languages it does not know, plain. */
function useHighlighted(code: string, language: string | null): ReactNode {
  const isWanted = language !== null && !PLAIN.has(language);
  const [Coloured, setColoured] = useState<Highlighted | null>(() => loaded);
  useEffect(() => {
    if (!isWanted || Coloured) return;
    let isGone = false;
    import('./highlight').then(
      (module) => {
        loaded = module.Highlighted;
        if (!isGone) setColoured(() => module.Highlighted);
      },
      // Without colours it can be read as well.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [isWanted, Coloured]);
  return isWanted && Coloured ? <Coloured code={code} language={language} /> : code;
}

/** A block of code, to be scrolled sideways and copied. */
export function CodeBlock({ code, language }: { code: string; language: string | null }) {
  const shown = useHighlighted(code, language);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  function copy() {
    navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      (error: unknown) => notifyFailure(words.copyFailed, error),
    );
  }

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
        onClick={copy}
        className="markdown-copy size-7 touch:size-11"
      />
    </div>
  );
}
