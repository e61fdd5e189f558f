import { cloneElement, type ReactElement, type ReactNode, useEffect, useId } from 'react';

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left';

/** What is noted on an element. */
interface Noted {
  'data-tip'?: string;
  'data-tip-side'?: TooltipSide;
  'data-tip-keys'?: string;
  'data-tip-rich'?: string;
}

interface TooltipProps {
  label: string;
  /** The keys that do the same, as `['Ctrl', 'K']`. */
  shortcut?: readonly string[] | undefined;
  side?: TooltipSide | undefined;
  /** A button or link, or what hands its properties on to one. */
  children: ReactElement<Noted>;
}

/**
 * Names what the pointer or the focus is on. The child must carry its own accessible name. Only a note on the element:
 * a page has a hundred of them, and one place that shows them.
 */
export function Tooltip({ label, shortcut, side, children }: TooltipProps) {
  return cloneElement(children, {
    'data-tip': label,
    ...(side && { 'data-tip-side': side }),
    ...(shortcut && { 'data-tip-keys': shortcut.join(' ') }),
  });
}

const contents = new Map<string, ReactNode>();

/** What a rich tooltip says, by the name that its element has. */
export function richContent(id: string): ReactNode {
  return contents.get(id);
}

/** The same with more than words, drawn when it is shown. */
export function RichTooltip({ content, children }: { content: ReactNode; children: ReactElement<Noted> }) {
  const id = useId();
  useEffect(() => {
    contents.set(id, content);
    return () => void contents.delete(id);
  }, [id, content]);
  return cloneElement(children, { 'data-tip-rich': id });
}
