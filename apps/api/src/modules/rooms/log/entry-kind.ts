import type { Filter, ObjectId, UpdateFilter } from 'mongodb';
import type { z } from 'zod';
import type { CollectionDefinition, DocumentOf } from '../../../platform/mongo/index.js';
import type { RoomLogEntry } from './room-log.model.js';

/**
 * A collection that the log keeps in step. `keyOf` names a document within its room, `filterOf` finds named ones of many
 * rooms at once (what it finds beyond them is passed over), and `roomOf` tells whose they are;
 * `revField` holds the number of the last entry that changed a document and guards it against late repeats.
 * `allOf` finds all documents of a room: where `revField` is `rev`, the newest of them tells how far the room is projected.
 */
export interface ProjectedCollection<Definition extends CollectionDefinition = CollectionDefinition> {
  definition: Definition;
  revField: string;
  keyOf(document: DocumentOf<Definition>): string;
  filterOf(named: readonly NamedInRoom[]): Filter<DocumentOf<Definition>>;
  roomOf(document: DocumentOf<Definition>): ObjectId;
  allOf(roomId: ObjectId): Filter<DocumentOf<Definition>>;
}

/** The keys of some documents of a room. */
export interface NamedInRoom {
  roomId: ObjectId;
  keys: readonly string[];
}

/** Names one document of a room that a decision needs to see. */
export interface DocumentRef<Definition extends CollectionDefinition = CollectionDefinition> {
  collection: ProjectedCollection<Definition>;
  key: string;
}

/** The state of a room at its head, plus what the batch at hand has already decided. */
export interface RoomView {
  roomId: ObjectId;
  /** The number the entry will take, if it is appended. */
  next: number;
  now: Date;
  /** The document, or null where there is none. It must have been named by `needs`. */
  read<Definition extends CollectionDefinition>(ref: DocumentRef<Definition>): DocumentOf<Definition> | null;
}

/** One write that an entry means for a projection; see docs/architecture.md for the rules. */
export type ProjectionStep =
  /** Upsert by `_id` that only ever inserts. */
  | { type: 'create'; collection: ProjectedCollection; document: { _id: ObjectId } & Record<string, unknown> }
  /**
   * The whole state that the log owns of the document (without `revField`, which the log sets), where its number is
   * lower than the entry's. `key` is what `keyOf` gives for it.
   */
  | { type: 'replace'; collection: ProjectedCollection; id: ObjectId; key: string; state: Record<string, unknown> };

/**
 * A write that belongs to one person and goes along with an entry, such as a read mark. It is repeated with the
 * projection, so its filter must make a repeat harmless.
 */
export interface PersonalStep {
  collection: Pick<ProjectedCollection, 'definition'>;
  filter: Filter<Record<string, unknown>>;
  update: UpdateFilter<Record<string, unknown>>;
  /** Makes the document where the filter finds none; one that a unique index refuses is there already. */
  upsert?: boolean;
}

/** What somebody wants done to a room. */
export interface Change<Input = unknown> {
  kind: string;
  roomId: ObjectId;
  actorId: ObjectId | null;
  /** With it the change is made once, however often it is asked for. */
  clientId?: string;
  input: Input;
}

/** The outcome of a decision: an entry's data, or that nothing would change. */
export type Decision<Data> = { type: 'append'; data: Data } | { type: 'unchanged' };

/** A kind of change: how it is decided at the head of the log, and what it means for the projections. Pure, all of it. */
export interface EntryKind<Input, Data extends Record<string, unknown>> {
  name: string;
  data: z.ZodType<Data>;
  /** The collection on one document of which, written last, the entry leaves its number as `rev`. */
  leavesRevOn: ProjectedCollection;
  /** The documents the decision reads and the entry changes. */
  needs(change: Change<Input>): DocumentRef[];
  /** May this be done now, and what is then the state? Throws an `AppError` to refuse. */
  decide(view: RoomView, change: Change<Input>): Decision<Data>;
  /** Its entries are the first of their rooms, which nobody else can be changing. */
  opensRoom?: true;
  project(entry: RoomLogEntry<Data>): ProjectionStep[];
  /**
   * `idOf` is the `_id` of a document that the decision has read, null for one that is not known, as none is of an entry
   * found in the log. By its `_id` alone MongoDB finds and changes a document at half the cost.
   */
  personal?(entry: RoomLogEntry<Data>, idOf: (ref: DocumentRef) => ObjectId | null): PersonalStep[];
}

/** What became of a change. */
export type Outcome<Data extends Record<string, unknown> = Record<string, unknown>> =
  /** Appended now, or already by an earlier try with the same `clientId` (`repeated`). */
  { type: 'committed'; entry: RoomLogEntry<Data>; repeated: boolean } | { type: 'unchanged' };
