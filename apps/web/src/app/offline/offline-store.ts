import type { MessageWindow } from '@confab/client';
import type { Id, Me } from '@confab/shared';
import type { QueryKey } from '@tanstack/react-query';
import { browserDatabase, done } from '../../shared/api/indexed-db';

/** How many rooms are kept for reading without a network. */
const MOST_ROOMS = 30;

/** Who was signed in. */
interface KeptPerson {
  me: Me;
  sessionId: Id;
}

/** A list that was read, such as one's rooms. */
export interface KeptList {
  queryKey: QueryKey;
  data: unknown;
}

/** The end of a room, with everything that happened in it up to `rev`. */
export interface KeptRoom {
  roomId: Id;
  rev: number;
  window: MessageWindow;
}

const PERSON = 'person';
const LISTS = 'lists';
const ROOMS = 'rooms';
const ALL = [PERSON, LISTS, ROOMS];

/** All of it belongs to one person: who is signed in, or was last. */
const begin = browserDatabase('confab-offline', (database) => {
  database.createObjectStore(PERSON);
  database.createObjectStore(LISTS, { keyPath: 'name' });
  database.createObjectStore(ROOMS, { keyPath: 'roomId' }).createIndex('keptAt', 'keptAt');
});

/** Notes who is signed in; what was kept of somebody else goes. */
export async function keepPerson({ me, sessionId }: KeptPerson): Promise<void> {
  const transaction = await begin(ALL, 'readwrite');
  const store = transaction.objectStore(PERSON);
  const before: KeptPerson | undefined = await done(store.get(PERSON));
  if (before && before.me.id !== me.id) for (const name of ALL) transaction.objectStore(name).clear();
  await done(store.put({ me, sessionId } satisfies KeptPerson, PERSON));
}

/** Keeps a list in place of its earlier state. */
export async function keepList(list: KeptList): Promise<void> {
  const transaction = await begin(LISTS, 'readwrite');
  await done(transaction.objectStore(LISTS).put({ ...list, name: JSON.stringify(list.queryKey) }));
}

/** Keeps rooms, and of all rooms only those that were kept last. */
export async function keepRooms(rooms: readonly KeptRoom[]): Promise<void> {
  const store = (await begin(ROOMS, 'readwrite')).objectStore(ROOMS);
  for (const room of rooms) store.put({ ...room, keptAt: Date.now() });
  const oldestFirst = await done(store.index('keptAt').getAllKeys());
  const excess = oldestFirst.length - MOST_ROOMS;
  if (excess > 0) for (const key of oldestFirst.slice(0, excess)) store.delete(key);
}

/** Lets go of every room that is not among these. */
export async function keepOnlyRooms(roomIds: ReadonlySet<Id>): Promise<void> {
  const store = (await begin(ROOMS, 'readwrite')).objectStore(ROOMS);
  for (const key of await done(store.getAllKeys())) if (!roomIds.has(String(key))) store.delete(key);
}

/** Everything that is kept; null when nobody was signed in. */
export async function readKept() {
  const transaction = await begin(ALL, 'readonly');
  const person: IDBRequest<KeptPerson | undefined> = transaction.objectStore(PERSON).get(PERSON);
  const lists: IDBRequest<KeptList[]> = transaction.objectStore(LISTS).getAll();
  const rooms: IDBRequest<KeptRoom[]> = transaction.objectStore(ROOMS).getAll();
  const kept = await Promise.all([done(person), done(lists), done(rooms)]);
  return kept[0] ? { ...kept[0], lists: kept[1], rooms: kept[2] } : null;
}

/** Forgets everything: somebody has signed out. */
export async function forgetKept(): Promise<void> {
  const transaction = await begin(ALL, 'readwrite');
  await Promise.all(ALL.map((name) => done(transaction.objectStore(name).clear())));
}
