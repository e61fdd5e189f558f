/** What the build has made: its files, and a version that changes with any of them. */
declare const SHELL: { version: string; files: string[] };
declare const self: ServiceWorkerGlobalScope;

const PREFIX = 'shell ';
const CACHE = PREFIX + SHELL.version;
/** Pages that were opened before an update still find their own files. */
const GENERATIONS = 3;
const AT_ONCE = 6;
const PAGE = '/index.html';
const files = new Set(SHELL.files);
/** The server's own; all other addresses are the one page. */
const SERVER = /^\/(?:trpc|files|auth|healthz|readyz|metrics)(?:\/|$)/u;

const isHashed = (path: string) => path.startsWith('/assets/');

/** What has a digest in its name and is here already is the same. */
async function store(cache: Cache, path: string): Promise<void> {
  const held = isHashed(path) ? await caches.match(path) : undefined;
  const response = held ?? (await fetch(path, { cache: isHashed(path) ? 'default' : 'no-cache' }));
  if (!response.ok || response.redirected) throw new Error(`${path} could not be loaded`);
  await cache.put(path, response);
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  const waiting = [...SHELL.files];
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await store(cache, path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // Pages that are open keep running as they are, from the files of their own version.
  await self.skipWaiting();
}

async function activate(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const old = names.slice(0, Math.max(0, names.length + 1 - GENERATIONS));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function page(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(PAGE)) ?? fetch(request);
}

async function file(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const held = (await cache.match(path)) ?? (isHashed(path) ? await caches.match(path) : undefined);
  if (held) return held;
  const response = await fetch(request);
  // Large things that not everybody needs are kept once they were used.
  if (isHashed(path) && response.status === 200) await cache.put(path, response.clone());
  return response;
}

function open(data: unknown): { roomId: string; messageId: string } | null {
  if (typeof data !== 'object' || data === null || !('roomId' in data) || !('messageId' in data)) return null;
  const { roomId, messageId } = data;
  return typeof roomId === 'string' && typeof messageId === 'string' ? { roomId, messageId } : null;
}

/** Brings a page to the front that is open already, else opens one, at the message that was told of. */
async function follow(data: unknown): Promise<void> {
  const target = open(data);
  const [window] = await self.clients.matchAll({ type: 'window' });
  if (!window) {
    await self.clients.openWindow(target ? `/open/${target.roomId}?message=${target.messageId}` : '/');
    return;
  }
  const focused = await window.focus();
  if (target) focused.postMessage({ open: target });
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || SERVER.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (isHashed(pathname) || files.has(pathname)) event.respondWith(file(request, pathname));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(follow(event.notification.data));
});

export {};
