/** The signing key of this browser: its private half never leaves the browser's own store, not even into this code. */

export interface OwnKey {
  /** The vendor's name in addresses. */
  vendor: string;
  keyId: string;
  /** Not extractable. */
  privateKey: CryptoKey;
}

const DATABASE = 'kanal-signing';
const STORE = 'keys';

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answered(request);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await answered(work(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

/** The key of a person (a membership's `person_id`) in this browser; null when there is none, or it was cleared away. */
export async function ownKey(personId: string): Promise<OwnKey | null> {
  try {
    return (await inStore<OwnKey | undefined>('readonly', (store) => store.get(personId))) ?? null;
  } catch (error) {
    // A browser that keeps its store closed to us has no key in it either.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

export async function keepKey(personId: string, key: OwnKey): Promise<void> {
  await inStore('readwrite', (store) => store.put(key, personId));
}

export async function dropKey(personId: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(personId));
}
