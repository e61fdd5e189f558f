import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedEvent, FeedEventOf } from '@confab/shared';
import { expect } from 'vitest';
import type { Person } from '../../testing/index.js';

/** One open feed over a real socket, and everything it has told. */
export class FeedReader implements AsyncDisposable {
  readonly events: FeedEvent[] = [];
  readonly arrays: FeedEvent[][] = [];
  error: unknown = null;
  readonly #stop: () => Promise<void>;

  private constructor(person: Person) {
    const socket = person.socket();
    const subscription = socket.client.events.feed.subscribe(undefined, {
      onData: (events) => {
        this.arrays.push(events);
        this.events.push(...events);
      },
      onError: (error) => {
        this.error = error;
      },
    });
    this.#stop = async () => {
      subscription.unsubscribe();
      await socket.close();
    };
  }

  /** Opens a feed; resolves when it is ready. */
  static async open(person: Person): Promise<FeedReader> {
    const reader = new FeedReader(person);
    await reader.until((event) => event.type === 'ready');
    return reader;
  }

  /** Opens a feed without waiting for anything. */
  static start(person: Person): FeedReader {
    return new FeedReader(person);
  }

  ofType<Type extends FeedEvent['type']>(type: Type): FeedEventOf<Type>[] {
    return this.events.filter((event): event is FeedEventOf<Type> => event.type === type);
  }

  /** The numbered events of a room. */
  numbered(roomId: string): (FeedEvent & { rev: number })[] {
    return this.events.filter(
      (event): event is FeedEvent & { rev: number; roomId: string } =>
        'rev' in event && 'roomId' in event && event.roomId === roomId,
    );
  }

  revs(roomId: string): number[] {
    return this.numbered(roomId).map(({ rev }) => rev);
  }

  /** Waits for an event that has come or is to come. */
  async until(wanted: (event: FeedEvent) => boolean, milliseconds = 5_000): Promise<FeedEvent> {
    await expect.poll(() => this.events.some(wanted), { timeout: milliseconds, interval: 10 }).toBe(true);
    const found = this.events.find(wanted);
    if (!found) throw new Error('The event is gone');
    return found;
  }

  /** Long enough for anything to come that is on its way. */
  static settle(): Promise<void> {
    return sleep(150);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stop();
  }
}
