import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** This near to the end counts as being there. */
const NEAR = 60;

/** Keeps a list at its end while one is there; who reads further up is left in peace. */
export function useFollowEnd(scroller: RefObject<HTMLElement | null>, last: unknown) {
  const [isAtEnd, setAtEnd] = useState(true);
  const sticks = useRef(true);

  const toEnd = useCallback(() => {
    const view = scroller.current;
    if (!view) return;
    sticks.current = true;
    setAtEnd(true);
    view.scrollTop = view.scrollHeight;
  }, [scroller]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was added
  useLayoutEffect(() => {
    if (sticks.current) toEnd();
  }, [last, toEnd]);

  useEffect(() => {
    const view = scroller.current;
    const content = view?.firstElementChild;
    if (!view || !content) return;
    const note = () => {
      sticks.current = view.scrollHeight - view.scrollTop - view.clientHeight <= NEAR;
      setAtEnd(sticks.current);
    };
    const observer = new ResizeObserver(() => {
      if (sticks.current) view.scrollTop = view.scrollHeight;
    });
    view.addEventListener('scroll', note, { passive: true });
    observer.observe(content);
    observer.observe(view);
    return () => {
      view.removeEventListener('scroll', note);
      observer.disconnect();
    };
  }, [scroller]);

  return { isAtEnd, toEnd };
}
