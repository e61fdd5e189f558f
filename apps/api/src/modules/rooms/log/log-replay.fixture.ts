import type { Db, ObjectId } from 'mongodb';
import { changed, noted, opened, projectedHalls, projectedNotes, projectedSeats, seated } from './halls.fixture.js';
import type { ProjectedCollection, RoomLogEntry } from './index.js';

/** The documents that a room's log means, by an evaluation of its own: entry by entry, in order, nothing guarded. */
export function replay(entries: readonly RoomLogEntry[]): Map<string, Record<string, unknown>> {
  const documents = new Map<string, Record<string, unknown>>();
  const kinds = new Map([opened, seated, noted, changed].map((kind) => [kind.name, kind]));
  for (const entry of entries) {
    for (const step of kinds.get(entry.kind)?.project(entry as never) ?? []) {
      if (step.type === 'create') {
        documents.set(`${step.collection.definition.name}/${step.document._id.toHexString()}`, step.document);
      } else {
        const name = `${step.collection.definition.name}/${step.id.toHexString()}`;
        documents.set(name, { ...documents.get(name), ...step.state, [step.collection.revField]: entry.rev });
      }
    }
  }
  return documents;
}

/** The documents that are stored for a room, in the form of `replay`; personal marks are left out. */
export async function stored(db: Db, roomId: ObjectId): Promise<Map<string, Record<string, unknown>>> {
  const documents = new Map<string, Record<string, unknown>>();
  for (const { definition, allOf } of [projectedHalls, projectedSeats, projectedNotes] as ProjectedCollection[]) {
    for (const document of await db.collection(definition.name).find(allOf(roomId)).toArray()) {
      documents.set(`${definition.name}/${document._id.toHexString()}`, {
        ...document,
        ...('lastNote' in document && { lastNote: 0 }),
      });
    }
  }
  return documents;
}
