import type { ObjectId } from 'mongodb';
import type { Change, DocumentRef, EntryKind, ProjectedCollection, ProjectionStep } from './entry-kind.js';
import type { ProjectableEntry } from './projector.js';
import type { RoomLogEntry } from './room-log.model.js';

type AnyKind = EntryKind<unknown, Record<string, unknown>>;
type Companion = (entry: RoomLogEntry) => ProjectionStep[];

/** The kinds of entry the log has been told of. It knows nothing else about what happens in rooms. */
export class KindRegistry {
  readonly #kinds = new Map<string, AnyKind>();
  readonly #companions: Companion[] = [];

  register(kind: AnyKind): void {
    if (this.#kinds.has(kind.name)) throw new Error(`The kind ${kind.name} is registered twice`);
    this.#kinds.set(kind.name, kind);
  }

  /** Adds steps that go before those of any kind of entry, such as the system message that some show as. */
  registerCompanion(companion: Companion): void {
    this.#companions.push(companion);
  }

  kindOf(change: Pick<Change, 'kind'>): AnyKind {
    const kind = this.#kinds.get(change.kind);
    if (!kind) throw new Error(`No kind of entry is called ${change.kind}`);
    return kind;
  }

  /** The collections whose documents carry the numbers of the log. */
  collections(): ProjectedCollection[] {
    return [...new Set([...this.#kinds.values()].map((kind) => kind.leavesRevOn))];
  }

  /** An entry with the writes it means; `idOf` as far as documents are known. */
  explain(entry: RoomLogEntry, idOf: (ref: DocumentRef) => ObjectId | null = () => null): ProjectableEntry {
    const kind = this.kindOf(entry);
    const steps = [...this.#companions.flatMap((companion) => companion(entry)), ...kind.project(entry)];
    return { entry, steps, personal: kind.personal?.(entry, idOf) ?? [] };
  }
}
