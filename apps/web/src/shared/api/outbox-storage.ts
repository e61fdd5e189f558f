import type { OutboxItem, OutboxStorage } from '@confab/client';
import type { Id } from '@confab/shared';
import { browserDatabase, done } from './indexed-db';

const STORE = 'outbox';

/** An item with whose it is: several people may use one browser. */
interface StoredItem {
  userId: Id;
  item: OutboxItem;
}

const begin = browserDatabase('confab', (database) => {
  database.createObjectStore(STORE, { keyPath: 'item.clientId' }).createIndex('userId', 'userId');
});

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await begin(STORE, mode)).objectStore(STORE);
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
