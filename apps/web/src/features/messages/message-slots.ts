import type { Id, Message, UserRef } from '@confab/shared';
import { createContext, type ReactNode, useContext } from 'react';

/** What the page around a room adds to each of its messages. The object has to stay the same while nothing changes. */
export interface MessageSlots {
  /** Above the text: what the message answers. */
  renderAbove?: (message: Message) => ReactNode;
  /** Below the text: files, and whatever else a message carries. */
  renderBelow?: (message: Message) => ReactNode;
  /** The same for a message that is on its way. */
  renderPendingBelow?: (attachmentIds: readonly Id[]) => ReactNode;
  /** More buttons in the bar of a message. */
  renderActions?: (message: Message) => ReactNode;
  /** What keys do with the message that has the focus. */
  keysOf?: (message: Message) => Readonly<Record<string, (() => void) | undefined>>;
  /** A click on the picture or name of a sender. */
  onPerson?: (person: UserRef) => void;
  /** The address of a message in the browser. */
  addressOf?: (message: Message) => string;
  /** People whose messages are shown folded. */
  mutedIds?: ReadonlySet<Id>;
}

const SlotsContext = createContext<MessageSlots>({});

export const MessageSlotsProvider = SlotsContext.Provider;

/** What is added to each message here. */
export function useMessageSlots(): MessageSlots {
  return useContext(SlotsContext);
}
