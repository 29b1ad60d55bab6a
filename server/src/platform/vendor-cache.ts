/**
 * What one process remembers per vendor, for reads that every request makes. A remembered answer lives five seconds;
 * `forget` ends it at once and keeps the place empty for longer than any statement may run, so that neither a reader
 * that began before the commit nor the writer's own unfinished transaction can leave something stale behind.
 */
const LIVES_MS = 5_000;
const SETTLES_MS = 40_000;
const MOST_VENDORS = 1_000;

interface Entry<T> {
  value: T;
  readAt: number;
}

/** Every cache of this process. */
const caches = new Set<VendorCache<unknown>>();

/**
 * Lets a vendor be remembered again at once after a change. Only where the change has been committed and nobody else
 * works, as while the demo is made: elsewhere the time above is what keeps stale answers out.
 */
export function settleVendor(vendorId: string): void {
  for (const cache of caches) cache.settle(vendorId);
}

export class VendorCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #unsettled = new Map<string, number>();
  readonly #now: () => number;

  /** `now`: milliseconds of a clock that only moves forward; the wall clock of the demo jumps. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    caches.add(this);
  }

  settle(vendorId: string): void {
    this.#entries.delete(vendorId);
    this.#unsettled.delete(vendorId);
  }

  async get(vendorId: string, read: () => Promise<T>): Promise<T> {
    const known = this.#entries.get(vendorId);
    if (known && this.#now() - known.readAt < LIVES_MS) return known.value;
    const readAt = this.#now();
    const value = await read();
    if (!this.#settling(vendorId, readAt)) this.#keep(vendorId, { value, readAt });
    return value;
  }

  /** To be called in the transaction that changes what is remembered. */
  forget(vendorId: string): void {
    this.#entries.delete(vendorId);
    this.#unsettled.set(vendorId, this.#now());
  }

  #settling(vendorId: string, readAt: number): boolean {
    const since = this.#unsettled.get(vendorId);
    if (since === undefined) return false;
    if (readAt - since < SETTLES_MS) return true;
    this.#unsettled.delete(vendorId);
    return false;
  }

  #keep(vendorId: string, entry: Entry<T>): void {
    if (this.#entries.size >= MOST_VENDORS) this.#entries.clear();
    this.#entries.set(vendorId, entry);
  }
}

/** Rows of a vendor by id, remembered in the same way: what a page names again and again is read once. */
export class RowCache<T> {
  readonly #known: VendorCache<Map<string, T>>;

  constructor(now?: () => number) {
    this.#known = new VendorCache(now);
  }

  /** Holds at least those of `ids` that there are; `read` is asked for the ones not yet known, all at once. */
  async get(
    vendorId: string,
    ids: Iterable<string>,
    read: (missing: string[]) => Promise<readonly (readonly [id: string, row: T])[]>,
  ): Promise<ReadonlyMap<string, T>> {
    const known = await this.#known.get(vendorId, () => Promise.resolve(new Map()));
    const missing = new Set<string>();
    for (const id of ids) if (!known.has(id)) missing.add(id);
    if (missing.size > 0) for (const [id, row] of await read([...missing])) known.set(id, row);
    return known;
  }

  /** To be called in the transaction that changes a row. */
  forget(vendorId: string): void {
    this.#known.forget(vendorId);
  }
}
