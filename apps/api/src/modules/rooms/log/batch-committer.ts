import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, ObjectId } from 'mongodb';
import type { Clock } from '../../../platform/clock.js';
import { groupBy } from '../../../platform/group-by.js';
import type { Logger } from '../../../platform/logger.js';
import type { Metrics } from '../../../platform/metrics.js';
import type { Appender, AppendResult } from './append.js';
import { ChangeAnswers } from './change-answers.js';
import { type Decided, decideBatch } from './decide-batch.js';
import { DuplicateRoomError, RoomSetAsideError } from './errors.js';
import type { KindRegistry } from './kind-registry.js';
import type { LogReader } from './log-reader.js';
import type { PendingChange } from './pending-change.js';
import type { ProjectableEntry, Projector } from './projector.js';
import type { TellEntries } from './room-log.events.js';
import { type RoomLogEntry, roomLogCollection } from './room-log.model.js';
import type { RoomState } from './room-state.js';
import type { RoomStates, WantedDocuments } from './room-states.js';

/** How long, and how often, an entry that the unique index knows is waited for until a majority has it. */
const VISIBLE = { everyMs: 10, tries: 500 };

export interface BatchCommitterOptions {
  db: Db;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  reader: LogReader;
  appender: Appender;
  projector: Projector;
  states: RoomStates;
  kinds: KindRegistry;
  publish: TellEntries;
  signal: AbortSignal;
}

type Append = Extract<Decided, { type: 'append' }>;

/** Takes one batch of changes through decision, append and projection, and answers each of them. */
export class BatchCommitter {
  readonly #options: BatchCommitterOptions;
  readonly #answers: ChangeAnswers;

  constructor(options: BatchCommitterOptions) {
    this.#options = options;
    this.#answers = new ChangeAnswers(options);
  }

  /** Commits a batch; returns those of its changes that are to be decided again, in their order. */
  async commit(batch: readonly PendingChange[]): Promise<PendingChange[]> {
    const { states: opened, changes } = await this.#prepare(batch);
    if (changes.length === 0) return [];
    const { kinds, clock, metrics, appender } = this.#options;
    metrics.batchChanges.observe(changes.length);
    const decided = decideBatch(changes, { kinds, states: opened, now: clock.now() });
    const appends = decided.filter((one) => one.type === 'append');
    const result: AppendResult =
      appends.length === 0
        ? { type: 'done' }
        : await appender.append(appends.map(({ projectable }) => projectable.entry));
    const again = await this.#conclude(decided, appends, result, opened);
    for (const state of opened.values()) state.trim();
    return again.map(({ pending }) => pending);
  }

  async #conclude(
    decided: readonly Decided[],
    appends: readonly Append[],
    result: AppendResult,
    opened: ReadonlyMap<string, RoomState>,
  ): Promise<Decided[]> {
    if (result.type === 'unknown') return this.#resolveUnknown(decided, result.error);
    if (result.type === 'done') return this.#settle(decided, opened);
    const failed = appends[result.at];
    if (!failed) throw new Error('MongoDB refused an entry that was not sent');
    const cut = decided.indexOf(failed);
    const again = await this.#settle(decided.slice(0, cut), opened);
    const failedAgain = await this.#settleFailed(failed, result, opened);
    return [...again, ...failedAgain, ...decided.slice(cut + 1)];
  }

  /** Opens the rooms of a batch and reads what its decisions need; changes of rooms that cannot be opened are rejected. */
  async #prepare(batch: readonly PendingChange[]) {
    const { states, kinds } = this.#options;
    const opened = new Map<string, RoomState>();
    const wanted: WantedDocuments[] = [];
    await Promise.all(
      [...groupBy(batch, ({ room }) => room)].map(async ([room, changes]) => {
        const roomId = ObjectId.createFromHexString(room);
        try {
          const state = await this.#open(roomId, changes);
          const refs = changes.flatMap(({ change }) => kinds.kindOf(change).needs(change));
          // What is read from a projection has to be of the head.
          if (refs.some((ref) => !state.knows(ref))) await states.catchUp(state);
          wanted.push({ state, refs });
          opened.set(room, state);
        } catch (error) {
          states.forget(roomId);
          for (const pending of changes) pending.reject(error);
        }
      }),
    );
    await states.load(wanted);
    return { states: opened, changes: batch.filter((pending) => opened.has(pending.room)) };
  }

  /** Opens a room, at a fresh head if one of the changes wants that. */
  async #open(roomId: ObjectId, changes: readonly PendingChange[]): Promise<RoomState> {
    const { states } = this.#options;
    const fresh = !states.isOpen(roomId);
    const state = await states.open(roomId);
    const refresh = !fresh && changes.some((pending) => pending.wantsFreshHead);
    if (refresh) await states.refresh(state);
    for (const pending of changes) pending.hasFreshHead ||= fresh || refresh;
    return state;
  }

  /** Projects what is in the log, then answers and publishes it; answers the rest, or returns it to be decided again. */
  async #settle(decided: readonly Decided[], opened: ReadonlyMap<string, RoomState>): Promise<Decided[]> {
    const appends = decided.filter((one) => one.type === 'append');
    const behind = await this.#options.states.catchUpAll([...opened.values()]);
    await this.#project(appends, opened, behind);
    const again: Decided[] = [];
    for (const one of decided) {
      if (one.type === 'append') continue;
      const setAside = behind.get(one.pending.room);
      if (one.type === 'deferred') {
        again.push(one);
      } else if (setAside) {
        one.pending.reject(setAside);
      } else if (!one.pending.hasFreshHead) {
        // A head kept in memory may be behind; only an append proves it, and nothing is appended here.
        one.pending.wantsFreshHead = true;
        again.push(one);
      } else if (one.type === 'unchanged') {
        await this.#answers.unchanged(one.pending);
      } else {
        await this.#answers.refuse(one.pending, one.error);
      }
    }
    return again;
  }

  /** Of rooms that are `behind` for good, nothing is projected. */
  async #project(
    appends: readonly Append[],
    opened: ReadonlyMap<string, RoomState>,
    behind: ReadonlyMap<string, Error>,
  ): Promise<void> {
    if (appends.length === 0) return;
    const entries = appends.filter(({ pending }) => !behind.has(pending.room)).map(({ projectable }) => projectable);
    const refused = new Map([...behind, ...(await this.#options.projector.project(entries, { fresh: true }))]);
    const committed: RoomLogEntry[] = [];
    for (const { pending, projectable } of appends) {
      if (refused.has(pending.room)) continue;
      opened.get(pending.room)?.advance(projectable.entry.rev, projectable.steps);
      committed.push(projectable.entry);
      this.#options.metrics.changes.inc({ kind: projectable.entry.kind });
    }
    for (const { pending, projectable } of appends) {
      const error = refused.get(pending.room);
      if (!error) pending.resolve({ type: 'committed', entry: projectable.entry, repeated: false });
    }
    if (committed.length > 0) this.#options.publish(committed, 'committed');
    for (const { pending, projectable } of appends) {
      const error = refused.get(pending.room);
      if (!error) continue;
      this.#options.states.forget(pending.change.roomId);
      if (error instanceof DuplicateRoomError) await this.#discardUnborn(projectable);
      pending.reject(error);
    }
  }

  /** Removes what a room left whose creation was refused: nobody was told of it, nobody can find it. */
  async #discardUnborn({ entry, steps }: ProjectableEntry): Promise<void> {
    const { db } = this.#options;
    const { roomId } = entry;
    for (const collection of new Set(steps.map((step) => step.collection))) {
      await db.collection(collection.definition.name).deleteMany(collection.allOf(roomId));
    }
    await db.collection(roomLogCollection.name).deleteMany({ roomId });
  }

  /** Finds out why one entry was not appended; returns it if it is to be decided again. */
  async #settleFailed(
    failed: Append,
    result: Exclude<AppendResult, { type: 'done' | 'unknown' }>,
    opened: ReadonlyMap<string, RoomState>,
  ): Promise<Decided[]> {
    const { pending } = failed;
    const state = opened.get(pending.room);
    if (result.type === 'refused') {
      this.#options.logger.error({ reason: result.reason, kind: pending.change.kind }, 'An entry was refused');
      pending.reject(new Error(result.reason));
      return [];
    }
    if (result.type === 'stale-head' && state) {
      this.#options.metrics.conflicts.inc();
      const setAside = await this.#takeIn(state, failed.projectable.entry.rev, [...opened.values()]);
      if (setAside) {
        pending.reject(setAside);
        return [];
      }
    } else if (result.type === 'made-already') {
      this.#options.states.forget(pending.change.roomId);
      const made = await this.#answers.findMade(pending);
      if (made) {
        await this.#answers.made(pending, made);
        return [];
      }
      // The index knows it, a majority does not yet: it will come to stand, or be gone after a failover.
      await sleep(VISIBLE.everyMs, undefined, { signal: this.#options.signal });
    }
    return [failed];
  }

  /**
   * Takes in what another node appended first, once it shows, and what it likely appended to the other rooms of the batch;
   * the error if it cannot be projected, which waiting would not mend.
   */
  async #takeIn(state: RoomState, rev: number, opened: readonly RoomState[]): Promise<RoomSetAsideError | null> {
    const { states, logger } = this.#options;
    let setAside: RoomSetAsideError | null = null;
    await this.#waitFor(async () => {
      try {
        await states.follow(state);
        return state.head >= rev;
      } catch (error) {
        if (!(error instanceof RoomSetAsideError)) throw error;
        setAside = error;
        return true;
      }
    });
    // Without it those rooms come to this one by one.
    await states
      .followAll(opened.filter((other) => other !== state))
      .catch((error: unknown) => logger.warn({ err: error }, 'The other rooms could not be followed'));
    return setAside;
  }

  /** After an append that ended without yes or no: what a majority has is answered, everything else is decided again. */
  async #resolveUnknown(decided: readonly Decided[], error: unknown): Promise<Decided[]> {
    const { reader, logger, states } = this.#options;
    logger.warn({ err: error }, 'An append ended without an answer; looking for its entries');
    const ids = decided.filter((one) => one.type === 'append').map(({ pending }) => pending.entryId);
    let found = new Map<string, RoomLogEntry>();
    await this.#waitFor(async () => {
      found = await reader.byIds(ids);
      return true;
    });
    for (const { pending } of decided) states.forget(pending.change.roomId);
    const rest: Decided[] = [];
    for (const one of decided) {
      const entry = found.get(one.pending.entryId.toHexString());
      if (entry) {
        await this.#answers.made(one.pending, entry);
      } else {
        if (one.type === 'append') one.pending.uncertain = true;
        rest.push(one);
      }
    }
    return rest;
  }

  /** Tries until it succeeds, through whatever MongoDB answers meanwhile. */
  async #waitFor(attempt: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < VISIBLE.tries; tries += 1) {
      const done = await attempt().catch((error: unknown) => {
        this.#options.logger.warn({ err: error }, 'The log could not be read; trying again');
        return false;
      });
      if (done) return;
      await sleep(VISIBLE.everyMs, undefined, { signal: this.#options.signal });
    }
  }
}
