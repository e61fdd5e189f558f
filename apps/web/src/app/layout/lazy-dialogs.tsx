import type { Team } from '@confab/shared';
import { lazy, Suspense, useEffect } from 'react';
import { loadMenus } from '../../shared/ui/menu';
import { useDialogs } from '../app-state';
import { loadThread } from '../pages/lazy-room-thread';

const load = () => import('./dialogs');
const Dialogs = lazy(async () => ({ default: (await load()).Dialogs }));
const loadPalette = () => import('./palette');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
/** Well after the page is drawn, and well before somebody wants one. */
const QUIET_MS = 2_000;

interface LazyDialogsProps {
  team: Team | undefined;
  teams: readonly Team[];
}

/** The dialogs, whose code comes after what one sees first. */
export function LazyDialogs(props: LazyDialogsProps) {
  const wasOpen = useDialogs((dialogs) => dialogs.wasOpen);
  useEffect(() => {
    const timer = setTimeout(() => {
      loadMenus();
      Promise.all([loadPalette(), load(), import('../pages/room-dialogs'), loadThread()]).catch(() => undefined);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!wasOpen) return null;
  return (
    <>
      <Suspense>
        <Palette {...props} />
      </Suspense>
      <Suspense>
        <Dialogs {...props} />
      </Suspense>
    </>
  );
}
