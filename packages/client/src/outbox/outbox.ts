import type { Id, Message } from '@confab/shared';
import { ConfabError, type ConfabErrorCode } from '../errors.js';
import { type BackOff, fullJitter } from '../support/back-off.js';
import { Cell, type Readable } from '../support/cell.js';
import { newClientId } from '../support/client-id.js';
import { Emitter } from '../support/emitter.js';
import { Waits } from '../support/waits.js';
import type { OutboxItem, OutboxStorage, SendInput } from './outbox-item.js';

export interface OutboxOptions {
  readonly send: (input: SendInput) => Promise<Message>;
  readonly backOff?: BackOff;
}

export interface OutboxEvents {
  /** An item is new or has changed its state. */
  changed: OutboxItem;
  /** An item was thrown away by its author. */
  discarded: OutboxItem;
}

/** After these it is unknown whether the message was stored, or it was not and will be later: tried again as it is. */
const PASSING = new Set<ConfabErrorCode>([
  'NETWORK',
  'ABORTED',
  'SERVICE_UNAVAILABLE',
  'TOO_MANY_REQUESTS',
  'UNAUTHORIZED',
]);
/** A fault of the server may pass as well, but is not hoped for without end. */
const FAULTS_TRIED = 5;
const BACK_OFF: BackOff = { baseMs: 1_000, capMs: 30_000 };

/** Messages on their way: in order within each room, repeated under their `clientId` until the server answers for certain. */
export class Outbox {
  readonly #options: Required<OutboxOptions>;
  readonly #items = new Cell<readonly OutboxItem[]>([]);
  readonly #events = new Emitter<OutboxEvents>();
  readonly #waits = new Waits();
  readonly #busyRooms = new Set<Id>();
  #storage: OutboxStorage | null = null;

  constructor(options: OutboxOptions) {
    this.#options = { backOff: BACK_OFF, ...options };
  }

  /** Everything not yet sent, oldest first. */
  get items(): Readable<readonly OutboxItem[]> {
    return this.#items;
  }

  /** Calls the listener at every such event; returns what stops it. */
  readonly on = this.#events.on;

  /** Begins to send for a person: first what their storage still holds. */
  async start(storage: OutboxStorage): Promise<void> {
    this.stop();
    this.#storage = storage;
    const stored = await storage.load();
    if (this.#storage !== storage) return;
    const held = new Set(this.#items.get().map(({ clientId }) => clientId));
    const earlier = stored.filter((item) => !held.has(item.clientId));
    this.#items.set([...earlier, ...this.#items.get()]);
    for (const { roomId } of earlier) this.#work(roomId);
  }

  /** Stops sending and lets go of what it holds; the storage keeps its items. */
  stop(): void {
    this.#storage = null;
    this.#items.set([]);
    this.#waits.skip();
  }

  /** Puts a message at the end of its room's queue. */
  add(input: Omit<SendInput, 'clientId'> & { clientId?: string }): OutboxItem {
    if (!this.#storage) throw new Error('Nobody is signed in');
    const clientId = input.clientId ?? newClientId();
    const item: OutboxItem = {
      clientId,
      roomId: input.roomId,
      input: { ...input, clientId },
      createdAt: new Date(),
      state: 'pending',
      error: null,
      message: null,
    };
    this.#items.set([...this.#items.get(), item]);
    this.#events.emit('changed', item);
    void this.#begin(item);
    return item;
  }

  /** Tries a failed message again, in its old place. */
  retry(clientId: string): void {
    const item = this.#find(clientId);
    if (item?.state !== 'failed') return;
    this.#change({ ...item, state: 'pending', error: null });
    this.#work(item.roomId);
  }

  /** Throws an unsent message away. One that is just being sent may arrive nevertheless. */
  discard(clientId: string): void {
    const item = this.#find(clientId);
    if (!item) return;
    this.#drop(item);
    this.#events.emit('discarded', item);
  }

  /** Ends the waiting between tries: the network is back. */
  hurry(): void {
    this.#waits.skip();
  }

  async #begin(item: OutboxItem): Promise<void> {
    // Stored before it is sent, so that it is not lost with the program; a storage that fails must not stop it.
    await this.#storage?.put(item).catch(() => undefined);
    this.#work(item.roomId);
  }

  #find(clientId: string): OutboxItem | undefined {
    return this.#items.get().find((item) => item.clientId === clientId);
  }

  #drop({ clientId }: OutboxItem): void {
    this.#items.set(this.#items.get().filter((item) => item.clientId !== clientId));
    this.#storage?.remove(clientId).catch(() => undefined);
  }

  #change(item: OutboxItem): void {
    this.#items.set(this.#items.get().map((held) => (held.clientId === item.clientId ? item : held)));
    this.#storage?.put(item).catch(() => undefined);
    this.#events.emit('changed', item);
  }

  /** Sends a room's pending messages one after the other. */
  #work(roomId: Id): void {
    if (this.#busyRooms.has(roomId)) return;
    this.#busyRooms.add(roomId);
    void this.#empty(roomId).finally(() => this.#busyRooms.delete(roomId));
  }

  async #empty(roomId: Id): Promise<void> {
    for (let failures = 0; ; ) {
      const item = this.#items.get().find((held) => held.roomId === roomId && held.state === 'pending');
      if (!item) return;
      failures = (await this.#try(item, failures)) ? 0 : failures + 1;
    }
  }

  /** True when it is decided what becomes of the item; else the next try is due. */
  async #try(item: OutboxItem, failures: number): Promise<boolean> {
    try {
      const message = await this.#options.send(item.input);
      if (!this.#find(item.clientId)) return true;
      this.#drop(item);
      this.#events.emit('changed', { ...item, state: 'sent', message });
      return true;
    } catch (thrown) {
      if (!this.#find(item.clientId)) return true;
      const { code, message, retryAfterMs } = ConfabError.wrap(thrown);
      if (!PASSING.has(code) && (code !== 'INTERNAL_SERVER_ERROR' || failures + 1 >= FAULTS_TRIED)) {
        this.#change({ ...item, state: 'failed', error: { code, message } });
        return true;
      }
      await this.#waits.wait((retryAfterMs ?? 0) + fullJitter(failures, this.#options.backOff));
      return false;
    }
  }
}
