import type { MessageWindow } from '@confab/client';
import { useCallback, useLayoutEffect, useRef } from 'react';

type Condition = (shown: MessageWindow) => boolean;

/** A way to wait until what is drawn is as one wants it. */
export function useDrawn(window: MessageWindow | undefined): (isSo: Condition) => Promise<void> {
  const shown = useRef(window);
  const waiting = useRef(new Set<() => void>());
  useLayoutEffect(() => {
    shown.current = window;
    for (const look of [...waiting.current]) look();
  }, [window]);
  return useCallback(
    (isSo) =>
      new Promise((resolve) => {
        const look = () => {
          if (!shown.current || !isSo(shown.current)) return;
          waiting.current.delete(look);
          resolve();
        };
        waiting.current.add(look);
        look();
      }),
    [],
  );
}
