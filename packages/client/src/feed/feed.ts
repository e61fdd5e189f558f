import type { FeedEvent, Id, MessagesChangesResult } from '@confab/shared';
import { ConfabError } from '../errors.js';
import { fullJitter } from '../support/back-off.js';
import { Emitter } from '../support/emitter.js';
import { Waits } from '../support/waits.js';
import { createdByChanges, createdByEvent } from './created-messages.js';
import type { FeedEvents } from './feed-events.js';
import { RoomSync } from './room-sync.js';
import type { Fetch, SyncEffect } from './sync-effect.js';

export interface FeedOptions {
  /** Reads a page of a room's log. */
  readonly changes: (input: { roomId: Id; sinceRev: number }) => Promise<MessagesChangesResult>;
}

const BACK_OFF = { baseMs: 500, capMs: 30_000 };

/** The caller's live feed, without gaps, doubles or disorder. */
export class Feed {
  readonly #options: FeedOptions;
  readonly #sync = new RoomSync();
  readonly #events = new Emitter<FeedEvents>();
  readonly #waits = new Waits();

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** Calls the listener at every such event; returns what stops it. */
  readonly on = this.#events.on;

  /** A first page of the room was loaded by `messages.list`, which answered with this `rev`: its changes come from now on. */
  opened(roomId: Id, rev: number): void {
    this.#run(this.#sync.opened(roomId, rev));
  }

  /** Up to which number the room's changes have been told; null: it is not known. Between events it fits what is held. */
  knownRev(roomId: Id): number | null {
    return this.#sync.knownRev(roomId);
  }

  /** The messages held of the room were thrown away: it is not known any more. */
  forget(roomId: Id): void {
    this.#sync.forget(roomId);
  }

  /** Catches the room up now, and at once whenever it falls behind, until the returned function is called. */
  watch(roomId: Id): () => void {
    this.#run(this.#sync.watch(roomId));
    let isWatching = true;
    return () => {
      if (isWatching) this.#sync.unwatch(roomId);
      isWatching = false;
    };
  }

  /** For programs that hold no messages but must miss none: every room is known and kept caught up from now on. */
  followAll(): void {
    this.#sync.followAll();
  }

  /** Resolves when the feed is running; at once if it already is. */
  async whenReady(): Promise<void> {
    if (this.#sync.isReady) return;
    await new Promise<void>((resolve) => {
      const stop = this.on('ready', () => {
        stop();
        resolve();
      });
    });
  }

  /** Takes in what came over the wire. */
  receive(events: readonly FeedEvent[]): void {
    if (events.some((event) => event.type === 'ready')) this.#waits.skip();
    this.#run(this.#sync.receive(events));
  }

  /** Begins anew, for another person or none. */
  clear(me: Id | null): void {
    this.#sync.clear(me);
    this.#waits.skip();
  }

  #run(effects: SyncEffect[]): void {
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: SyncEffect): void {
    switch (effect.type) {
      case 'fetch':
        void this.#fetch(effect);
        break;
      case 'applied':
        this.#events.emit('applied', effect.event);
        for (const message of createdByEvent(effect.event)) this.#events.emit('created', message);
        break;
      case 'changes':
        this.#events.emit('changes', effect);
        for (const message of createdByChanges(effect)) this.#events.emit('created', message);
        break;
      case 'hint':
        this.#events.emit('hint', effect.event);
        break;
      case 'plain':
        this.#events.emit(effect.event.type, effect.event);
        break;
      case 'ready':
        this.#events.emit('ready', effect);
        break;
      default:
        this.#events.emit(effect.type, effect);
    }
  }

  /** Reads a page, however long it takes; the room does not go on without it. */
  async #fetch(fetch: Fetch): Promise<void> {
    const { roomId, sinceRev } = fetch;
    if (fetch.attempt > 0) await this.#waits.wait(fullJitter(fetch.attempt, BACK_OFF));
    for (let failures = 0; this.#sync.isWanted(fetch); failures += 1) {
      try {
        const changes = await this.#options.changes({ roomId, sinceRev });
        this.#run(this.#sync.page(fetch, changes));
        return;
      } catch (thrown) {
        const { code, retryAfterMs } = ConfabError.wrap(thrown);
        if (code === 'NOT_FOUND' || code === 'FORBIDDEN') this.#run(this.#sync.refused(fetch));
        else await this.#waits.wait((retryAfterMs ?? 0) + fullJitter(failures, BACK_OFF));
      }
    }
  }
}
