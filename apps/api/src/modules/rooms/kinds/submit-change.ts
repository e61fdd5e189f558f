import type { ObjectId } from 'mongodb';
import { type Change, checkData, type EntryKind, type Outcome, type RoomLog, type RoomLogEntry } from '../log/index.js';

/** Submits a change of a known kind; its outcome carries that kind's data. */
export async function submitChange<Input, Data extends Record<string, unknown>>(
  log: RoomLog,
  kind: EntryKind<Input, Data>,
  change: Omit<Change<Input>, 'kind'>,
): Promise<Outcome<Data>> {
  const outcome = await log.submit({ ...change, kind: kind.name });
  if (outcome.type === 'unchanged') return outcome;
  return { ...outcome, entry: entryOfKind(kind, outcome.entry) };
}

/** An entry as one of its kind: what was read from the database is checked before it is believed. */
export function entryOfKind<Input, Data extends Record<string, unknown>>(
  kind: EntryKind<Input, Data>,
  entry: RoomLogEntry,
): RoomLogEntry<Data> {
  if (entry.kind !== kind.name) throw new Error(`Expected an entry of ${kind.name}, not of ${entry.kind}`);
  return { ...entry, data: checkData(kind.data, entry.data) };
}

/** Who makes a change that only a person can make. */
export function actorOf(change: Change): ObjectId {
  if (!change.actorId) throw new Error(`${change.kind} needs an actor`);
  return change.actorId;
}
