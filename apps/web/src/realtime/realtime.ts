import type { Feed, FeedEvents } from '@confab/client';

/** What a feature does when something happens; it names only what it cares for. */
export type FeedHandlers = { readonly [Name in keyof FeedEvents]?: (payload: FeedEvents[Name]) => void };

function connect<Name extends keyof FeedEvents>(feed: Feed, name: Name, features: readonly FeedHandlers[]): () => void {
  return feed.on(name, (payload) => {
    for (const handlers of features) handlers[name]?.(payload);
  });
}

const NAMES = {
  applied: true,
  changes: true,
  hint: true,
  created: true,
  ready: true,
  roomNew: true,
  roomGone: true,
  reset: true,
  self: true,
  read: true,
  typing: true,
  presence: true,
  user: true,
  team: true,
  notice: true,
} as const satisfies Record<keyof FeedEvents, true>;

function isName(name: string): name is keyof FeedEvents {
  return name in NAMES;
}

/**
 * The one consumer of the live feed. Every event goes to each feature that registered for it, in the order of the list,
 * and each feature changes only what it holds. Returns what stops it.
 */
export function startRealtime(feed: Feed, features: readonly FeedHandlers[]): () => void {
  const stops = Object.keys(NAMES)
    .filter(isName)
    .map((name) => connect(feed, name, features));
  return () => {
    for (const stop of stops) stop();
  };
}
