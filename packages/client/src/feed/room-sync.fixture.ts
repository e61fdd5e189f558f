import type { FeedEvent, Message, MessagesChangesResult } from '@confab/shared';
import { expect } from 'vitest';
import { RoomSync } from './room-sync.js';
import { changesPage, idOf, messageEvent, readyEvent, sampleMessage } from './samples.fixture.js';
import type { Fetch, SyncEffect } from './sync-effect.js';

const RESET_BEHIND = 12;

/** The server as far as the feed knows it: a numbered log of a room, and the messages it makes. */
class ServerRoom {
  log: Message[] = [];

  constructor(readonly id: string) {}

  get rev(): number {
    return this.log.length;
  }

  /** Makes a change: a new message, or a new state of an old one. */
  change(choice: number): FeedEvent {
    const rev = this.rev + 1;
    const earlier = [...this.messages().values()];
    const target = choice % 3 === 0 ? earlier[choice % Math.max(1, earlier.length)] : undefined;
    const message = target
      ? { ...target, rev, body: `changed at ${rev}`, editedAt: new Date(rev) }
      : sampleMessage({ roomId: this.id, seq: rev, id: `${this.id}-${rev}` });
    this.log.push(message);
    return messageEvent(message, target ? 'edited' : 'created');
  }

  messages(): Map<string, Message> {
    return new Map(this.log.map((message) => [message.id, message]));
  }

  changes(sinceRev: number, limit: number): MessagesChangesResult {
    const isReset = sinceRev > this.rev || this.rev - sinceRev > RESET_BEHIND;
    if (isReset) return changesPage({ upToRev: this.rev, reset: true });
    const present = this.messages();
    const ids = new Set(this.log.slice(sinceRev, sinceRev + limit).map(({ id }) => id));
    return changesPage({
      messages: [...ids].flatMap((id) => present.get(id) ?? []),
      upToRev: Math.min(this.rev, sinceRev + limit),
      more: sinceRev + limit < this.rev,
    });
  }
}

type Answer = () => void;

/** A server, a careless network and a client, moved on by numbered choices until they are made to settle. */
export class SyncWorld {
  readonly server = [new ServerRoom(idOf(1)), new ServerRoom(idOf(2))];
  readonly sync = new RoomSync();
  readonly store = new Map<string, Map<string, Message>>();
  /** Up to which number the store has been told of each room, counted from the effects alone. */
  readonly told = new Map<string, number>();
  readonly #wire: FeedEvent[] = [];
  readonly #lists: { room: ServerRoom; rev: number }[] = [];
  readonly #fetches: Fetch[] = [];
  readonly #answers: Answer[] = [];

  constructor() {
    this.ready();
  }

  room(choice: number): ServerRoom {
    const room = this.server[choice % this.server.length];
    if (!room) throw new Error('There is no such room');
    return room;
  }

  change(choice: number): void {
    this.#wire.push(this.room(choice).change(choice >> 1));
  }

  /** An event arrives: any of those under way, perhaps to arrive once more. */
  deliver(choice: number, isRepeated: boolean): void {
    const index = choice % Math.max(1, this.#wire.length);
    const event = this.#wire[index];
    if (!event) return;
    if (!isRepeated) this.#wire.splice(index, 1);
    this.#run(this.sync.receive([event]));
  }

  drop(choice: number): void {
    this.#wire.splice(choice % Math.max(1, this.#wire.length), 1);
  }

  /** The connection is new: what was under way may be lost, and the server tells how far it is. */
  ready(): void {
    this.#run(this.sync.receive([readyEvent(...this.server.map(({ id, rev }): [string, number] => [id, rev]))]));
  }

  /** The client asks for a first page: the number is read now, the page when it is answered. */
  list(choice: number): void {
    const room = this.room(choice);
    this.#lists.push({ room, rev: room.rev });
  }

  answerList(choice: number): void {
    const [list] = this.#lists.splice(choice % Math.max(1, this.#lists.length), 1);
    if (!list || this.told.has(list.room.id)) return;
    const page = list.room.messages();
    this.#answers.push(() => {
      if (this.told.has(list.room.id)) return;
      this.store.set(list.room.id, new Map(page));
      this.told.set(list.room.id, list.rev);
      this.#run(this.sync.opened(list.room.id, list.rev));
    });
  }

  /** A page of the log is read now and arrives later. */
  answerFetch(choice: number, limit: number): void {
    const [fetch] = this.#fetches.splice(choice % Math.max(1, this.#fetches.length), 1);
    if (!fetch) return;
    const room = this.server.find(({ id }) => id === fetch.roomId);
    if (!room) throw new Error('A page of an unknown room was asked for');
    const changes = room.changes(fetch.sinceRev, limit);
    this.#answers.push(() => this.#run(this.sync.page(fetch, changes)));
  }

  arrive(choice: number): void {
    const [answer] = this.#answers.splice(choice % Math.max(1, this.#answers.length), 1);
    answer?.();
  }

  /** The network gets well: one more connection, every room looked at, every answer arriving. */
  settle(): void {
    this.#wire.length = 0;
    for (const { id } of this.server) this.#run(this.sync.watch(id));
    this.ready();
    for (const [index, { id }] of this.server.entries()) if (!this.told.has(id)) this.list(index);
    for (let rounds = 0; this.#lists.length + this.#fetches.length + this.#answers.length > 0; rounds += 1) {
      expect(rounds).toBeLessThan(1_000);
      this.answerList(0);
      this.answerFetch(0, 3);
      this.arrive(0);
    }
  }

  #run(effects: SyncEffect[]): void {
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: SyncEffect): void {
    if (effect.type === 'fetch') {
      expect(this.#fetches.filter(({ roomId }) => roomId === effect.roomId)).toEqual([]);
      this.#fetches.push(effect);
    }
    if (effect.type === 'applied' && effect.event.message) {
      const { roomId, rev, message } = effect.event;
      expect(rev).toBe((this.told.get(roomId) ?? Number.NaN) + 1);
      this.told.set(roomId, rev);
      this.#put(message);
    }
    if (effect.type === 'changes') {
      expect(effect.sinceRev).toBe(this.told.get(effect.roomId));
      this.told.set(effect.roomId, effect.changes.upToRev);
      for (const message of effect.changes.messages) this.#put(message);
    }
    if (effect.type === 'reset') {
      this.store.delete(effect.roomId);
      this.told.delete(effect.roomId);
      this.list(this.server.findIndex(({ id }) => id === effect.roomId));
    }
    expect(effect.type).not.toBe('roomGone');
  }

  #put(message: Message): void {
    const held = this.store.get(message.roomId);
    if (held && message.rev > (held.get(message.id)?.rev ?? 0)) held.set(message.id, message);
  }
}
