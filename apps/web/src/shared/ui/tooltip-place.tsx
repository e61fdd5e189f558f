import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Keys } from './keys';
import { richContent, type TooltipSide } from './tooltip';
import { useTooltipTarget } from './use-tooltip-target';

const GAP = 6;
const MARGIN = 8;
const OPPOSITE: Readonly<Record<TooltipSide, TooltipSide>> = {
  top: 'bottom',
  bottom: 'top',
  left: 'right',
  right: 'left',
};

interface Size {
  width: number;
  height: number;
}

/** Where the tooltip goes: to the wanted side, or to the other where there is no room. */
function placeOf(target: DOMRect, { width, height }: Size, wanted: TooltipSide, view: Size) {
  const space = {
    top: target.top - height,
    bottom: view.height - target.bottom - height,
    left: target.left - width,
    right: view.width - target.right - width,
  };
  const side = space[wanted] < GAP + MARGIN && space[OPPOSITE[wanted]] > space[wanted] ? OPPOSITE[wanted] : wanted;
  const centred = { left: target.left + (target.width - width) / 2, top: target.top + (target.height - height) / 2 };
  const { left, top } = {
    top: { ...centred, top: target.top - height - GAP },
    bottom: { ...centred, top: target.bottom + GAP },
    left: { ...centred, left: target.left - width - GAP },
    right: { ...centred, left: target.right + GAP },
  }[side];
  const within = (value: number, most: number) => Math.max(MARGIN, Math.min(value, most - MARGIN));
  return { left: within(left, view.width - width), top: within(top, view.height - height) };
}

function sideOf(target: Element): TooltipSide {
  const side = target.getAttribute('data-tip-side');
  return side === 'bottom' || side === 'left' || side === 'right' ? side : 'top';
}

function contentOf(target: Element): ReactNode {
  const rich = target.getAttribute('data-tip-rich');
  if (rich !== null) return richContent(rich);
  const keys = target.getAttribute('data-tip-keys')?.split(' ');
  return (
    <>
      {target.getAttribute('data-tip')}
      {keys && <Keys keys={keys} />}
    </>
  );
}

/** The one place where tooltips are shown. */
export function TooltipPlace() {
  const bubble = useRef<HTMLDivElement>(null);
  const target = useTooltipTarget(bubble);
  return target && createPortal(<Bubble bubble={bubble} target={target} />, document.body);
}

interface BubbleProps {
  bubble: { current: HTMLDivElement | null };
  target: Element;
}

function Bubble({ bubble, target }: BubbleProps) {
  const id = useId();
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);

  useLayoutEffect(() => {
    const element = bubble.current;
    if (!element) return;
    // What it says may come later, and be longer.
    const follow = () => {
      const size = { width: element.offsetWidth, height: element.offsetHeight };
      const view = { width: window.innerWidth, height: window.innerHeight };
      setPlace(placeOf(target.getBoundingClientRect(), size, sideOf(target), view));
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => observer.disconnect();
  }, [bubble, target]);

  useEffect(() => {
    const before = target.getAttribute('aria-describedby');
    target.setAttribute('aria-describedby', before ? `${before} ${id}` : id);
    return () => {
      if (before) target.setAttribute('aria-describedby', before);
      else target.removeAttribute('aria-describedby');
    };
  }, [target, id]);

  return (
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      className="fixed z-50 flex w-max max-w-72 animate-fade-in items-center gap-2 rounded-control bg-ink px-2 py-1 text-canvas text-small shadow-float"
    >
      {contentOf(target)}
    </div>
  );
}
