/** How long an entry counts as read. Changes reach every place of the network after about a minute anyway. */
const defaultMaxAgeMs = 10_000;

/** What is used of a key-value store. */
export interface TextStore {
  readonly get: (name: string) => Promise<string | null>;
}

export interface KvEntryOptions<T> {
  readonly kv: TextStore;
  readonly name: string;
  /** Makes a value of the entry's JSON. @throws Error with what is wrong with it. */
  readonly parse: (value: unknown) => T;
  /** What counts where there is no entry. */
  readonly absent: T;
  /** What counts where the first reading finds the entry broken or out of reach: what lets nobody in that it should not. */
  readonly closed: T;
  /** Told, in a sentence, of an entry that can't be used, once for each state of it. */
  readonly onNotice: (notice: string) => void;
  readonly maxAgeMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A setting in a key-value store, kept for a while so that a request seldom waits for it. A broken entry changes nothing. */
export class KvEntry<T> {
  readonly #options: KvEntryOptions<T>;
  #value: T;
  #text: string | null | undefined;
  #readAtMs = -Infinity;
  #notice = '';

  constructor(options: KvEntryOptions<T>) {
    this.#options = options;
    this.#value = options.closed;
  }

  /** The value as it was read last, at most `maxAgeMs` ago where the store can be reached. */
  async read(): Promise<T> {
    const { maxAgeMs = defaultMaxAgeMs, now = Date.now } = this.#options;
    const ageMs = now() - this.#readAtMs;
    // Below 0 where the clock was set back: how old the value is, nobody knows.
    if (ageMs >= 0 && ageMs < maxAgeMs) return this.#value;
    try {
      const text = await this.#options.kv.get(this.#options.name);
      if (text !== this.#text) this.#value = text === null ? this.#options.absent : this.#parse(text);
      this.#text = text;
      this.#notice = '';
    } catch (fault) {
      this.#tell(fault instanceof Error ? fault.message : 'it could not be read');
    }
    this.#readAtMs = now();
    return this.#value;
  }

  #parse(text: string): T {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // What the parser says quotes the entry.
      throw new Error('it is not JSON');
    }
    return this.#options.parse(value);
  }

  #tell(why: string): void {
    const notice = `The entry '${this.#options.name}' of SETTINGS can't be used: ${why}. Mend it; until then what was read before counts.`;
    if (notice !== this.#notice) this.#options.onNotice(notice);
    this.#notice = notice;
  }
}
