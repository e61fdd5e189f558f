import type { ObjectId } from 'mongodb';
import type { CollectionDefinition, DocumentOf } from '../../../platform/mongo/index.js';
import type { DocumentRef, ProjectedCollection, ProjectionStep } from './entry-kind.js';
import type { NewestDocuments } from './newest-documents.js';
import type { ProjectableEntry } from './projector.js';

export type StoredDocument = { _id: ObjectId } & Record<string, unknown>;

/** Documents of a room by collection and key; null is known to be absent, undefined is not known. */
type Documents = Map<string, StoredDocument | null>;

/** More documents than this, of those asked for, are forgotten after a batch and read again when needed. */
const DOCUMENTS_KEPT = 2_000;

function nameOf(collection: ProjectedCollection, key: string): string {
  return `${collection.definition.name}/${key}`;
}

/** The document that a step leaves, given what was there before; undefined where that was not known. */
function resultOf(
  step: ProjectionStep,
  rev: number,
  before: StoredDocument | null | undefined,
): StoredDocument | undefined {
  if (step.type === 'create') return before ?? step.document;
  return before ? { ...before, ...step.state, [step.collection.revField]: rev } : undefined;
}

function keyOfStep(step: ProjectionStep): string {
  return step.type === 'create' ? step.collection.keyOf(step.document) : step.key;
}

/** A room at its head, as far as it was needed or is new: only what a majority has in its log. */
export class RoomState {
  readonly roomId: ObjectId;
  head: number;
  /** The newest of the entries that others appended, whose projection is not known to be there. */
  readonly followed: ProjectableEntry[] = [];
  readonly #documents: Documents = new Map();
  /** Which of them no decision has asked for. */
  readonly #unasked = new Set<string>();
  readonly #newest: NewestDocuments;

  constructor(roomId: ObjectId, head: number, newest: NewestDocuments) {
    this.roomId = roomId;
    this.head = head;
    this.#newest = newest;
  }

  knows(ref: DocumentRef): boolean {
    return this.#documents.has(nameOf(ref.collection, ref.key));
  }

  /** Notes that a decision asks for a document, which is kept from now on; false if it has to be learnt. */
  ask(ref: DocumentRef): boolean {
    const name = nameOf(ref.collection, ref.key);
    this.#unasked.delete(name);
    return this.#documents.has(name);
  }

  /** A document that was asked for, null if there is none. */
  document(collection: ProjectedCollection, key: string): StoredDocument | null | undefined {
    const name = nameOf(collection, key);
    return this.#unasked.has(name) ? undefined : this.#documents.get(name);
  }

  learn(ref: DocumentRef, document: StoredDocument | null): void {
    this.#documents.set(nameOf(ref.collection, ref.key), document);
  }

  /** Moves over entries of others. Until they are projected, no document may be learnt: it could be older than the head. */
  follow(entries: readonly ProjectableEntry[]): void {
    for (const projectable of entries) {
      const { entry, steps } = projectable;
      if (entry.rev <= this.head) continue;
      this.advance(entry.rev, steps);
      this.followed.push(projectable);
    }
  }

  /** Moves to `rev`, which a majority has. */
  advance(rev: number, steps: readonly ProjectionStep[]): void {
    for (const step of steps) {
      const name = nameOf(step.collection, keyOfStep(step));
      // What is new, and what decisions asked for, follows the log: all that is ever made in a room would be too much.
      const isKept = this.#documents.has(name);
      if (!isKept && step.type === 'replace') continue;
      const result = resultOf(step, rev, this.#documents.get(name));
      if (result) this.#documents.set(name, result);
      if (isKept) continue;
      this.#unasked.add(name);
      this.#newest.add(this, name);
    }
    this.head = rev;
  }

  /** Forgets a document that was kept for being new, unless it was asked for since. */
  giveUp(name: string): void {
    if (this.#unasked.delete(name)) this.#documents.delete(name);
  }

  /** Forgets documents once there are many; called between batches. */
  trim(): void {
    if (this.#documents.size - this.#unasked.size <= DOCUMENTS_KEPT) return;
    for (const name of this.#documents.keys()) if (!this.#unasked.has(name)) this.#documents.delete(name);
  }
}

/** A room's state with what the batch at hand has decided laid over it. Thrown away with the batch. */
export class RoomDraft {
  readonly state: RoomState;
  head: number;
  readonly #documents: Documents = new Map();

  constructor(state: RoomState) {
    this.state = state;
    this.head = state.head;
  }

  document<Definition extends CollectionDefinition>(
    collection: ProjectedCollection<Definition>,
    key: string,
  ): DocumentOf<Definition> | null {
    const own = this.#documents.get(nameOf(collection, key));
    const document = own === undefined ? this.state.document(collection, key) : own;
    if (document === undefined) throw new Error(`${nameOf(collection, key)} was not asked for by needs()`);
    // What a collection's name leads to was written under that collection's schema.
    return document as DocumentOf<Definition> | null;
  }

  /** The `_id` of a document, null where it is absent or was not read. */
  idOf({ collection, key }: DocumentRef): ObjectId | null {
    const name = nameOf(collection, key);
    return (this.#documents.get(name) ?? this.state.document(collection, key))?._id ?? null;
  }

  decide(rev: number, steps: readonly ProjectionStep[]): void {
    for (const step of steps) {
      const name = nameOf(step.collection, keyOfStep(step));
      const before = this.#documents.get(name) ?? this.state.document(step.collection, keyOfStep(step));
      const result = resultOf(step, rev, before);
      if (result) this.#documents.set(name, result);
    }
    this.head = rev;
  }
}
