import type { EventBus } from '../platform/event-bus.js';
import type { Modules } from './modules.js';

/** Lets upper modules hear what happens in lower ones. Returns what ends it. */
export function subscribeModules(
  bus: EventBus,
  { invitations, channels, messages, events, presence }: Modules,
): () => void {
  const stops = [invitations, channels, messages, events, presence].map((module) => module.subscribe(bus));
  return () => {
    for (const stop of stops) stop();
  };
}
