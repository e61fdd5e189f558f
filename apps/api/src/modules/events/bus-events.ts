import { type EventBus, eventsMissed } from '../../platform/event-bus.js';
import { sessionEnded } from '../auth/index.js';
import type { Feeds } from './feeds.js';
import { type RoomNewsOptions, subscribeRoomNews } from './room-news.js';
import { subscribeTeamNews, type TeamNewsOptions } from './team-news.js';
import { subscribeUserNews, type UserNewsOptions } from './user-news.js';

type BusEventsOptions = RoomNewsOptions & TeamNewsOptions & UserNewsOptions & { feeds: Feeds };

/** Turns what the modules publish into what the feeds tell. Returns what ends it. */
export function subscribeFeeds(bus: EventBus, options: BusEventsOptions): () => void {
  const stops = [
    subscribeRoomNews(bus, options),
    subscribeTeamNews(bus, options),
    subscribeUserNews(bus, options),
    bus.subscribe(eventsMissed, ({ isBack }) => options.feeds.heedMissed({ isBack })),
    bus.subscribeEverywhere(sessionEnded, ({ sessionId }) => options.feeds.endSession(sessionId)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
