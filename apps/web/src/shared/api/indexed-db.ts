/** The answer to a request, as a promise. */
export function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser storage failed'));
  });
}

/** A transaction over some of a database's stores. */
export type Begin = (stores: string | string[], mode: IDBTransactionMode) => Promise<IDBTransaction>;

/** A database of this browser, opened when it is first wanted. `create` makes its stores. */
export function browserDatabase(name: string, create: (database: IDBDatabase) => void): Begin {
  let opened: Promise<IDBDatabase> | null = null;

  function open(): Promise<IDBDatabase> {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => create(request.result);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('The browser storage cannot be opened'));
    });
    return opened;
  }

  return async (stores, mode) => (await open()).transaction(stores, mode);
}
