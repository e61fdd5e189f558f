import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { SIDEBAR_WIDTH, useSidebar } from '../../features/rooms/sidebar-state';
import { words as roomWords } from '../../features/rooms/words';

const STEP = 8;
const LONG_STEP = 40;

/** The edge by which the sidebar is made wider or narrower: drawn, or with the arrow keys; a double click undoes it. */
export function SidebarHandle({ sidebar }: { sidebar: RefObject<HTMLElement | null> }) {
  const width = useSidebar((state) => state.width);
  const setWidth = useSidebar((state) => state.setWidth);

  function onKeyDown(event: KeyboardEvent) {
    const step = event.shiftKey ? LONG_STEP : STEP;
    const next: Record<string, number> = {
      ArrowLeft: width - step,
      ArrowRight: width + step,
      Home: SIDEBAR_WIDTH.least,
      End: SIDEBAR_WIDTH.most,
    };
    const to = next[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setWidth(to);
  }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const left = sidebar.current?.getBoundingClientRect().left;
    const isDrawn = event.currentTarget.hasPointerCapture(event.pointerId);
    if (isDrawn && left !== undefined) setWidth(event.clientX - left);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that can be moved has no element of its own
    <div
      role="separator"
      tabIndex={0}
      aria-label={roomWords.resize}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={SIDEBAR_WIDTH.least}
      aria-valuemax={SIDEBAR_WIDTH.most}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={() => setWidth(SIDEBAR_WIDTH.usual)}
      className="absolute inset-y-0 -right-1 z-10 w-2 cursor-col-resize touch-none outline-offset-[-2px] after:absolute after:inset-y-0 after:left-0.75 after:w-0.5 after:transition-colors after:duration-120 hover:after:bg-accent focus-visible:after:bg-accent max-wide:hidden"
    />
  );
}
