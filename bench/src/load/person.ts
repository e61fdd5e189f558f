import { randomUUID } from 'node:crypto';
import { openTestSocket, type TestSocket } from '@confab/api/bench';
import { random, text } from '../world/texts.js';

const PAGE = 50;

/** What people do for each message that they post, as was seen where people chat. */
const ACTIONS = [
  ['switchRoom', 6.5],
  ['scroll', 2],
  ['countUnread', 1],
  ['reconnect', 0.14],
  ['post', 1],
] as const;
type Action = (typeof ACTIONS)[number][0];
const ALL = ACTIONS.reduce((sum, [, often]) => sum + often, 0);

function actionOf(share: number): Action {
  let left = share * ALL;
  for (const [action, often] of ACTIONS) {
    left -= often;
    if (left < 0) return action;
  }
  return 'post';
}

interface PersonOptions {
  url: string;
  accessToken: string;
  roomIds: readonly string[];
  seed: number;
}

/** Somebody with the application open: reads, scrolls, writes, and hears what others do. */
export class SimulatedPerson {
  readonly #options: PersonOptions;
  #socket: TestSocket;
  #roomId: string;
  #before: number | null = null;
  #turn: number;
  /** What came over the feed. */
  heard = 0;

  constructor(options: PersonOptions) {
    this.#options = options;
    this.#turn = options.seed * 10_007;
    this.#roomId = options.roomIds[options.seed % options.roomIds.length] ?? '';
    this.#socket = this.#open();
  }

  get opened(): Promise<void> {
    return this.#socket.opened;
  }

  /** Does the next thing; resolves when the screen would show it. */
  async act(): Promise<void> {
    this.#turn += 1;
    await this.#do(actionOf(random(this.#turn)));
  }

  close(): Promise<void> {
    return this.#socket.close();
  }

  async #do(action: Action): Promise<void> {
    const { messages, rooms } = this.#socket.client;
    const roomId = this.#roomId;
    if (action === 'post') {
      await messages.send.mutate({ roomId, body: text(this.#turn), clientId: randomUUID() });
    } else if (action === 'switchRoom') {
      const { roomIds } = this.#options;
      this.#roomId = roomIds[Math.floor(random(this.#turn + 1) * roomIds.length)] ?? roomId;
      const { items } = await messages.list.query({ roomId: this.#roomId, limit: PAGE });
      this.#before = items[0]?.seq ?? null;
      await rooms.markRead.mutate({ roomId: this.#roomId });
    } else if (action === 'scroll') {
      const before = this.#before === null || this.#before < 2 ? {} : { before: this.#before };
      const { items } = await messages.list.query({ roomId, ...before, limit: PAGE });
      this.#before = items[0]?.seq ?? null;
    } else if (action === 'countUnread') {
      await rooms.unreadTotal.query();
    } else {
      await this.#socket.close();
      this.#socket = this.#open();
      await this.#socket.client.rooms.list.query({ limit: PAGE });
    }
  }

  #open(): TestSocket {
    const { url, accessToken } = this.#options;
    const socket = openTestSocket(url, accessToken);
    socket.client.events.feed.subscribe(undefined, {
      onData: () => {
        this.heard += 1;
      },
      // The socket is closed on purpose now and then.
      onError: () => {},
    });
    return socket;
  }
}
