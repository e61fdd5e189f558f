import { type MessagePlace, messagePlace } from './message-place';
import { router } from './router';

/** Goes to a message from outside of the page. */
export function openMessage(message: MessagePlace): void {
  const place = messagePlace(message);
  if (place) void router.navigate(place);
}
