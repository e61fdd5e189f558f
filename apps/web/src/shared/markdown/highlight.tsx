import { common, createLowlight } from 'lowlight';
import { memo, type ReactNode } from 'react';

type Coloured = ReturnType<typeof lowlight.highlight>;

const lowlight = createLowlight(common);

function Parts({ nodes }: { nodes: Coloured['children'] }): ReactNode {
  return nodes.map((node, index) => {
    if (node.type === 'text') return node.value;
    if (node.type !== 'element') return null;
    const { className } = node.properties;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the code of a message never changes in parts
      <span key={index} className={Array.isArray(className) ? className.join(' ') : undefined}>
        <Parts nodes={node.children} />
      </span>
    );
  });
}

interface HighlightedProps {
  code: string;
  language: string;
}

/** Code in the colours of its language; as it is where the language is not known. */
export const Highlighted = memo(function Highlighted({ code, language }: HighlightedProps) {
  if (!lowlight.registered(language)) return code;
  return <Parts nodes={lowlight.highlight(language, code, { prefix: 'code-' }).children} />;
});
