import { LRUCache } from 'lru-cache';
import type { Db, Document, ObjectId } from 'mongodb';
import type { DocumentRef, ProjectedCollection } from './entry-kind.js';
import { RoomSetAsideError } from './errors.js';
import type { KindRegistry } from './kind-registry.js';
import type { LogReader } from './log-reader.js';
import { NewestDocuments } from './newest-documents.js';
import type { ProjectableEntry, Projector } from './projector.js';
import type { RoomLogEntry } from './room-log.model.js';
import { RoomState, type StoredDocument } from './room-state.js';

const ROOMS_KEPT = 10_000;
/** A head that nobody used for so long is read again. */
const UNUSED_MS = 60_000;
const ENTRIES_PER_READ = 500;
const MAJORITY = { readConcern: { level: 'majority' }, maxTimeMS: 5_000 } as const;

/** What the decisions about a room at hand have to see. */
export interface WantedDocuments {
  state: RoomState;
  refs: readonly DocumentRef[];
}

interface Missing {
  state: RoomState;
  keys: Set<string>;
}

interface RoomStatesOptions {
  db: Db;
  reader: LogReader;
  projector: Projector;
  kinds: KindRegistry;
  /** Told of entries that were found unprojected or foreign, in order, once a majority has their projection. */
  onCaughtUp: (entries: RoomLogEntry[]) => void;
}

/** The heads of the rooms at hand: read by majority, healed where the projections were behind the log. */
export class RoomStates {
  readonly #rooms = new LRUCache<string, RoomState>({ max: ROOMS_KEPT, ttl: UNUSED_MS, updateAgeOnGet: true });
  readonly #newest = new NewestDocuments();
  readonly #options: RoomStatesOptions;

  constructor(options: RoomStatesOptions) {
    this.#options = options;
  }

  /** True where the next `open` is answered from memory. */
  isOpen(roomId: ObjectId): boolean {
    return this.#rooms.has(roomId.toHexString());
  }

  /** The state of a room at its head, from memory if it is there. */
  async open(roomId: ObjectId): Promise<RoomState> {
    const known = this.#rooms.get(roomId.toHexString());
    if (known) return known;
    const [logHead, projected] = await Promise.all([this.#options.reader.head(roomId), this.#projectedRev(roomId)]);
    const state = new RoomState(roomId, Math.min(logHead, projected), this.#newest);
    // Behind: a crash fell between append and projection. Ahead: another node went on between the two reads.
    if (logHead !== projected) await this.refresh(state);
    this.#rooms.set(roomId.toHexString(), state);
    return state;
  }

  /** Brings the projections of a room up to its log; returns its head. */
  async heal(roomId: ObjectId): Promise<number> {
    const state = await this.open(roomId);
    await this.refresh(state);
    return state.head;
  }

  /** Takes in what others appended after the head, with its projection. */
  async refresh(state: RoomState): Promise<void> {
    await this.follow(state);
    await this.catchUp(state);
  }

  /**
   * Takes in what others appended after the head, and leaves its projection for `catchUpAll`: who had to project it first
   * would come too late for the next number again and again.
   */
  async follow(state: RoomState): Promise<void> {
    for (;;) {
      const entries = await this.#options.reader.entries(state.roomId, state.head, ENTRIES_PER_READ);
      state.follow(entries.map((entry) => this.#options.kinds.explain(entry)));
      if (entries.length < ENTRIES_PER_READ) return;
      await this.catchUp(state);
    }
  }

  /** `follow` for those of the rooms in which there is something new. */
  async followAll(states: readonly RoomState[]): Promise<void> {
    const heads = await this.#options.reader.heads(states.map(({ roomId }) => roomId));
    const behind = states.filter(({ roomId, head }) => (heads.get(roomId.toHexString()) ?? 0) > head);
    // All are waited for: nobody else may change a state meanwhile.
    const results = await Promise.allSettled(behind.map((state) => this.follow(state)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** `catchUpAll` for one room; throws its error. */
  async catchUp(state: RoomState): Promise<void> {
    const error = (await this.catchUpAll([state])).get(state.roomId.toHexString());
    if (error) throw error;
  }

  /**
   * Sees to it that a majority has the projection of all that was followed; most of it whoever appended it has projected
   * by now. Returns the errors of the rooms of which MongoDB refused it; they are forgotten.
   */
  async catchUpAll(states: readonly RoomState[]): Promise<Map<string, RoomSetAsideError>> {
    const behind = states.filter(({ followed }) => followed.length > 0);
    if (behind.length === 0) return new Map();
    const missing = await Promise.all(behind.map((state) => this.#unprojected(state)));
    const refused = await this.#options.projector.project(missing.flat());
    const errors = new Map<string, RoomSetAsideError>();
    for (const state of behind) {
      const room = state.roomId.toHexString();
      const error = refused.get(room);
      if (error) {
        this.forget(state.roomId);
        errors.set(room, new RoomSetAsideError(room, error.message));
        continue;
      }
      this.#options.onCaughtUp(state.followed.splice(0).map(({ entry }) => entry));
    }
    return errors;
  }

  async #unprojected({ roomId, followed }: RoomState): Promise<ProjectableEntry[]> {
    // What cannot be found out is projected again, which changes nothing: here something may wait that is in the log.
    const projected = await this.#projectedRev(roomId).catch(() => 0);
    return followed.filter(({ entry }) => entry.rev > projected);
  }

  /** Reads the named documents that their states do not hold, all those of a collection with one query. */
  async load(wanted: readonly WantedDocuments[]): Promise<void> {
    const missing = new Map<ProjectedCollection, Map<string, Missing>>();
    for (const { state, refs } of wanted) {
      const room = state.roomId.toHexString();
      for (const { collection, key } of refs) {
        if (state.ask({ collection, key })) continue;
        const rooms = getOrSet(missing, collection, () => new Map<string, Missing>());
        getOrSet(rooms, room, () => ({ state, keys: new Set<string>() })).keys.add(key);
      }
    }
    await Promise.all([...missing].map(([collection, rooms]) => this.#read(collection, rooms)));
  }

  async #read(collection: ProjectedCollection, rooms: ReadonlyMap<string, Missing>): Promise<void> {
    const named = [...rooms.values()].map(({ state, keys }) => ({ roomId: state.roomId, keys: [...keys] }));
    const documents = await this.#options.db
      .collection<StoredDocument & Document>(collection.definition.name)
      .find(collection.filterOf(named), MAJORITY)
      .toArray();
    for (const document of documents) {
      const key = collection.keyOf(document);
      // What was asked for in one room may be a document of another: there it is not.
      const asked = rooms.get(collection.roomOf(document).toHexString());
      if (asked?.keys.delete(key)) asked.state.learn({ collection, key }, document);
    }
    for (const { state, keys } of rooms.values()) for (const key of keys) state.learn({ collection, key }, null);
  }

  forget(roomId: ObjectId): void {
    this.#rooms.delete(roomId.toHexString());
  }

  /** The newest number that any projection of the room carries. */
  async #projectedRev(roomId: ObjectId): Promise<number> {
    const revs = await Promise.all(
      this.#options.kinds.collections().map(async (collection) => {
        const newest = await this.#options.db
          .collection<{ rev: number } & Document>(collection.definition.name)
          .findOne(collection.allOf(roomId), { ...MAJORITY, sort: { rev: -1 }, projection: { rev: 1 } });
        return newest?.rev ?? 0;
      }),
    );
    return Math.max(0, ...revs);
  }
}

function getOrSet<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
