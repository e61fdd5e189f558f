import { useEffect, useState } from 'react';

/** So long the pointer rests on something before it is named. */
const DELAY_MS = 500;
/** Who has just read one name wants the next at once. */
const SKIP_MS = 200;
/** Time to move onto the tooltip itself. */
const LEAVE_MS = 80;

const TIPPED = '[data-tip], [data-tip-rich]';

function tippedAt(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(TIPPED) : null;
}

/** The element of the page whose tooltip is to be shown; null for none. `bubble` is the tooltip itself. */
export function useTooltipTarget(bubble: { current: Element | null }): Element | null {
  const [target, setTarget] = useState<Element | null>(null);

  useEffect(() => {
    let shown: Element | null = null;
    /** Over which the pointer is, and whether it has been named since it came there. */
    let hovered: Element | null = null;
    let isNamed = false;
    let hiddenAt = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;

    let watch: ReturnType<typeof setInterval> | undefined;

    function show(next: Element | null) {
      clearTimeout(timer);
      if (shown && !next) hiddenAt = performance.now();
      shown = next;
      setTarget(next);
      clearInterval(watch);
      // What is taken from the page says no goodbye.
      if (next) watch = setInterval(() => !next.isConnected && show(null), 300);
    }

    function onPointer(event: PointerEvent) {
      if (event.pointerType === 'touch') return;
      if (event.target instanceof Node && bubble.current?.contains(event.target)) {
        clearTimeout(timer);
        return;
      }
      const next = tippedAt(event.target);
      if (next !== hovered) {
        hovered = next;
        isNamed = false;
        clearTimeout(timer);
        if (shown && shown !== next) timer = setTimeout(() => show(null), LEAVE_MS);
      }
      // What comes to lie under a pointer that rests is not what somebody points at.
      if (!next || isNamed || event.type !== 'pointermove') return;
      isNamed = true;
      clearTimeout(timer);
      const isReading = shown !== null || performance.now() - hiddenAt < SKIP_MS;
      if (isReading) show(next);
      else timer = setTimeout(() => show(next), DELAY_MS);
    }

    function onPointerLeave() {
      hovered = null;
      show(null);
    }

    function onFocusIn(event: FocusEvent) {
      const next = tippedAt(event.target);
      // Only for those who go by the keys, and only of what has the focus itself.
      if (next && next === event.target && next.matches(':focus-visible')) show(next);
      else if (shown && shown !== hovered) show(null);
    }

    /** What was done is not to be covered by what it is called. */
    const hide = () => show(null);
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' || key === 'Enter' || key === ' ') hide();
    };

    const end = new AbortController();
    const { signal } = end;
    document.addEventListener('pointerover', onPointer, { signal });
    document.addEventListener('pointermove', onPointer, { signal, passive: true });
    document.documentElement.addEventListener('pointerleave', onPointerLeave, { signal });
    document.addEventListener('pointerdown', hide, { signal, capture: true });
    document.addEventListener('focusin', onFocusIn, { signal });
    document.addEventListener('focusout', hide, { signal });
    document.addEventListener('keydown', onKeyDown, { signal, capture: true });
    // What scrolls away takes its name along.
    document.addEventListener('scroll', () => shown && hide(), { signal, capture: true, passive: true });
    window.addEventListener('blur', hide, { signal });
    return () => {
      clearTimeout(timer);
      clearInterval(watch);
      end.abort();
    };
  }, [bubble]);

  return target;
}
