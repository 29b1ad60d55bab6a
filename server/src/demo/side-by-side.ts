/**
 * Runs work side by side without changing its outcome: what shares a key runs in the order it was given, and only work
 * that shares nothing overlaps.
 */
const atOnce = 4;

export class SideBySide {
  readonly #last = new Map<string, Promise<void>>();
  readonly #running = new Set<Promise<void>>();
  #failure: { error: unknown } | null = null;

  /** Returns as soon as there is room for more. @throws what earlier work threw */
  async begin(keys: string[], work: () => Promise<void>): Promise<void> {
    while (this.#running.size >= atOnce) await Promise.race(this.#running);
    this.#throwFailure();
    const before = Promise.all(keys.map((key) => this.#last.get(key)));
    const done = before
      .then(work)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#running.delete(done));
    this.#running.add(done);
    for (const key of keys) this.#last.set(key, done);
  }

  /** When all that was begun is over. @throws what it threw */
  async end(): Promise<void> {
    await Promise.all(this.#running);
    this.#last.clear();
    this.#throwFailure();
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
