import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { firstInView } from './first-in-view';

/** This near to the end counts as being there. */
const NEAR = 40;
/** Within so many pixels of an end that is not the room's own, more is loaded. */
const AHEAD = 1_600;
/** How far below the upper edge the first new message comes to stand. */
const HEADROOM = 72;

interface AnchoredScrollOptions {
  scroller: RefObject<HTMLElement | null>;
  /** Holds the lines as its children. */
  list: RefObject<HTMLElement | null>;
  /** Changes with the lines. */
  rows: unknown;
  /** The line to begin at; null for the end. */
  startAt: number | null;
  /** Whether the end of the list is the end of the room. */
  reachesEnd: boolean;
  onAtEndChange: (isAtEnd: boolean) => void;
  onNearStart: () => void;
  onNearEnd: () => void;
}

/**
 * Keeps what one reads where it is, whatever comes or goes above and below it, in the same frame. At the end, and only
 * there, the list follows what is new. Browsers have something like this (`overflow-anchor`), but not all of them, and
 * not for the end.
 */
export function useAnchoredScroll(options: AnchoredScrollOptions) {
  const { scroller, list, rows, startAt } = options;
  const current = useRef(options);
  const isPlaced = useRef(false);
  const sticks = useRef(startAt === null);
  const told = useRef<boolean | null>(null);
  /** How far it was scrolled when things were last looked at. */
  const top = useRef(0);
  /** The line that keeps its place, and where its lower edge is: its upper one may gain or lose a name or a date. */
  const anchor = useRef<{ element: HTMLElement; bottom: number } | null>(null);

  const tell = useCallback(() => {
    const { reachesEnd, onAtEndChange, onNearStart, onNearEnd } = current.current;
    const view = scroller.current;
    if (!view) return;
    const isAtEnd = sticks.current && reachesEnd;
    if (told.current !== isAtEnd) {
      told.current = isAtEnd;
      onAtEndChange(isAtEnd);
    }
    if (view.scrollTop < AHEAD) onNearStart();
    if (!reachesEnd && distanceToEnd(view) < AHEAD) onNearEnd();
  }, [scroller]);

  /** Notes where things are, after somebody has moved them. */
  const note = useCallback(() => {
    const view = scroller.current;
    if (!view || !list.current || !isPlaced.current) return;
    top.current = view.scrollTop;
    sticks.current = current.current.reachesEnd && distanceToEnd(view) <= NEAR;
    const element = firstInView(list.current, view);
    anchor.current = element && { element, bottom: bottomOf(element, view) };
    tell();
  }, [scroller, list, tell]);

  /** Brings things back to where they were, after something has changed. */
  const restore = useCallback(() => {
    const view = scroller.current;
    if (!view) return;
    const held = anchor.current;
    if (sticks.current) {
      if (distanceToEnd(view) >= 1) view.scrollTop = view.scrollHeight;
    } else if (held?.element.isConnected) {
      const moved = bottomOf(held.element, view) - held.bottom;
      if (Math.abs(moved) >= 1) view.scrollTop += moved;
    }
    note();
  }, [scroller, note]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is kept over every change of the lines
  useLayoutEffect(() => {
    current.current = options;
    const view = scroller.current;
    if (!view) return;
    const first = startAt === null ? undefined : list.current?.children[startAt];
    if (!isPlaced.current && first instanceof HTMLElement) {
      view.scrollTop += first.getBoundingClientRect().top - view.getBoundingClientRect().top - HEADROOM;
      anchor.current = { element: first, bottom: bottomOf(first, view) };
    }
    isPlaced.current = true;
    restore();
  }, [rows, options.reachesEnd]);

  useEffect(() => {
    const view = scroller.current;
    const content = list.current?.parentElement;
    if (!view || !content) return;
    // Of a move of our own one is told a frame later, and what has been resized by then nobody has moved.
    const onScroll = () => (view.scrollTop === top.current ? restore() : note());
    view.addEventListener('scroll', onScroll, { passive: true });
    // Between layout and paint: what grows by itself, and the field below, move nothing either.
    const observer = new ResizeObserver(restore);
    observer.observe(view);
    observer.observe(content);
    return () => {
      observer.disconnect();
      view.removeEventListener('scroll', onScroll);
    };
  }, [scroller, list, note, restore]);

  const toEnd = useCallback(() => {
    sticks.current = true;
    restore();
  }, [restore]);
  /** Before one is taken elsewhere: what then changes does not pull the view back. */
  const letGo = useCallback(() => {
    sticks.current = false;
    anchor.current = null;
  }, []);
  return { toEnd, letGo };
}

function distanceToEnd(view: HTMLElement): number {
  return view.scrollHeight - view.scrollTop - view.clientHeight;
}

function bottomOf(element: HTMLElement, view: HTMLElement): number {
  return element.getBoundingClientRect().bottom - view.getBoundingClientRect().top;
}
