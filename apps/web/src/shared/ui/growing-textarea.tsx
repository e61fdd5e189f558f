import { type ComponentProps, type RefObject, useEffect, useLayoutEffect } from 'react';

interface GrowingTextareaProps extends Omit<ComponentProps<'textarea'>, 'value' | 'ref'> {
  value: string;
  area: RefObject<HTMLTextAreaElement | null>;
}

function fit(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}

/** A text area as high as its text, up to what its class allows. */
export function GrowingTextarea({ value, area, ...rest }: GrowingTextareaProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    if (area.current) fit(area.current);
  }, [value]);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      fit(element);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [area]);

  return <textarea ref={area} rows={1} value={value} {...rest} />;
}
