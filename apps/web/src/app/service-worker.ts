import { notifyOffer } from '../shared/ui/notify';
import { openMessage } from './open-message';
import { words } from './words';

/** A page that is never loaded anew asks so often whether there is a new version. */
const ASK_EVERY = 60 * 60_000;

/** What the service worker says when somebody has clicked a notification. */
interface OpenRequest {
  open: { roomId: string; messageId: string };
}

function isOpenRequest(data: unknown): data is OpenRequest {
  return typeof data === 'object' && data !== null && 'open' in data;
}

/** The new version is there already; this page goes on as the old one until it is loaded again. */
function offerReload(): void {
  notifyOffer(words.newVersion, words.reload, () => location.reload());
}

/** Has the page kept for when there is no network, and hears of new versions of it. */
export function startServiceWorker(): void {
  // Browsers have none on plain http, other than of this machine.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  let isFirst = serviceWorker.controller === null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (!isFirst) offerReload();
    isFirst = false;
  });
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isOpenRequest(data)) openMessage(data.open);
  });
  // After everything that the page itself needs.
  const start = () => void register().catch(() => undefined);
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start, { once: true });
}

async function register(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js');
  const registration = await navigator.serviceWorker.getRegistration();
  let askedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || Date.now() - askedAt < ASK_EVERY) return;
    askedAt = Date.now();
    registration?.update().catch(() => undefined);
  });
}
