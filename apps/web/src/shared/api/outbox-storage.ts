import type { OutboxItem, OutboxStorage } from '@confab/client';
import type { Id } from '@confab/shared';

const DATABASE = 'confab';
const STORE = 'outbox';

/** An item with whose it is: several people may use one browser. */
interface StoredItem {
  userId: Id;
  item: OutboxItem;
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser storage failed'));
  });
}

let database: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(STORE, { keyPath: 'item.clientId' });
      store.createIndex('userId', 'userId');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser storage cannot be opened'));
  });
  return database;
}

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opened = await open();
  return opened.transaction(STORE, mode).objectStore(STORE);
}

/** Keeps what was written and not yet sent over a reload and a closed browser. */
export function outboxInIndexedDb(userId: Id): OutboxStorage {
  return {
    async load() {
      const request: IDBRequest<StoredItem[]> = (await store('readonly')).index('userId').getAll(userId);
      const stored = await done(request);
      return stored.map(({ item }) => item).sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
    },
    async put(item) {
      await done((await store('readwrite')).put({ userId, item } satisfies StoredItem));
    },
    async remove(clientId) {
      await done((await store('readwrite')).delete(clientId));
    },
  };
}
