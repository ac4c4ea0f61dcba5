/** What is derived from a chunk when it is first asked for, kept for the next question. */
export class KeptByChunk<T> {
  readonly #kept = new Map<number, T>();

  constructor(private readonly derive: (chunk: number) => T) {}

  get(chunk: number): T {
    const known = this.#kept.get(chunk);
    if (known !== undefined) return known;
    const derived = this.derive(chunk);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(chunk, derived);
    return derived;
  }
}

/** Chunks of a large corpus come up now and then: to keep what each gave would fill the memory. */
const mostKept = 5_000;
