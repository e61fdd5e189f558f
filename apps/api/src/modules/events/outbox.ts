import type { FeedEvent, Id } from '@confab/shared';
import type { Listener, Subscriber } from './audience.js';
import { Batch } from './batch.js';

/** Those who are told the same. */
type Audience = ReadonlySet<Listener>;

interface Post {
  to: Audience | Subscriber;
  except: Id | null;
  batch: Batch;
}

/**
 * Joins the events of one moment, so that everybody gets few arrays of many. What is for a room is kept once for all who
 * are in it, and reaches those who are in it when it is posted: before that changes, `flush` has to be called.
 */
export class Outbox {
  #posts: Post[] = [];
  /**
   * Those posts to which more can be added without anybody hearing things in another order than that of posting. Rooms
   * are independent of each other, but not of what is told to one person.
   */
  readonly #open = new Map<Post['to'], Post>();
  #openFor: 'rooms' | 'persons' = 'rooms';
  #isScheduled = false;
  readonly #onShortened: () => void;

  /** `onShortened` hears of everybody who was told less because they did not keep up. */
  constructor({ onShortened }: { onShortened: () => void }) {
    this.#onShortened = onShortened;
  }

  /** Tells everybody of a room, but for one person. */
  toAll(to: Audience, event: FeedEvent, except: Id | null = null): void {
    if (except === null) this.#add('rooms', { to, event });
    else this.#post({ to, except, batch: new Batch(event) });
  }

  toOne(to: Subscriber, event: FeedEvent): void {
    this.#add('persons', { to, event });
  }

  /** Hands over what has been posted, at once. */
  flush(): void {
    if (this.#posts.length === 0) return;
    const posts = this.#posts;
    this.#posts = [];
    this.#open.clear();
    for (const post of posts) this.#hand(post);
  }

  #add(kind: 'rooms' | 'persons', { to, event }: { to: Post['to']; event: FeedEvent }): void {
    if (this.#openFor !== kind) this.#open.clear();
    this.#openFor = kind;
    const open = this.#open.get(to);
    if (open) {
      open.batch.add(event);
      return;
    }
    const post: Post = { to, except: null, batch: new Batch(event) };
    this.#post(post);
    this.#open.set(to, post);
  }

  #post(post: Post): void {
    if (post.except !== null) this.#open.clear();
    this.#posts.push(post);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.flush();
    });
  }

  #hand({ to, except, batch }: Post): void {
    if ('delivery' in to) {
      this.#handTo(to, batch);
      return;
    }
    for (const listener of to) {
      if (listener.userId === except) continue;
      for (const subscriber of listener.subscribers) this.#handTo(subscriber, batch);
    }
  }

  #handTo({ delivery, socket }: Subscriber, batch: Batch): void {
    if (batch.isLasting || !socket?.isBehind) {
      delivery.push(batch);
      return;
    }
    this.#onShortened();
    const lasting = batch.lasting();
    if (!lasting.isEmpty) delivery.push(lasting);
  }
}
