import { packSections, readSections, viewUint32 } from './packed-sections.js';
import { commonMarks } from './mend-spelling.js';
import type { WordFilter } from './word-filter.js';
import { WordTable } from './word-table.js';
import { functionWords } from './words.js';

/** In how many articles a word is written so. */
export interface FormCounts {
  /** With a capital inside a sentence. */
  readonly capital: number;
  /** All in capitals, among those of `capital`. */
  readonly initials: number;
  /** Without a capital. */
  readonly plain: number;
}

/** Words that are only written as names: in lower case, with how they are written ("Hackney", "NAAS"). */
export type ProperWords = Pick<ReadonlyMap<string, string>, 'has' | 'get'>;

const forms = ['capital', 'initials', 'plain'] as const;

/** How the articles write each of their words, packed: with a capital inside sentences, or without. */
export class WordForms {
  private constructor(
    private readonly words: WordTable,
    private readonly capital: Uint32Array,
    private readonly initials: Uint32Array,
    private readonly plain: Uint32Array,
  ) {}

  /** The same counts give the same bytes. */
  static pack(counts: ReadonlyMap<string, FormCounts>): Uint8Array {
    const words = [...counts.keys()].sort();
    const counted = forms.map((form) => Uint32Array.from(words, (word) => counts.get(word)?.[form] ?? 0));
    return packSections([...WordTable.of(words).sections, ...counted]);
  }

  /** Null where the bytes hold no such counts. */
  static read(bytes: Uint8Array): WordForms | null {
    const [units, begins, ...counted] = readSections(bytes, 2 + forms.length) ?? [];
    const words = WordTable.read(units, begins);
    const [capital, initials, plain] = counted.map(viewUint32);
    if (!words || !capital || !initials || !plain) return null;
    if ([capital, initials, plain].some(({ length }) => length !== words.size)) return null;
    return new WordForms(words, capital, initials, plain);
  }

  /** The counts of every word. */
  list(): Map<string, FormCounts> {
    const counts = new Map<string, FormCounts>();
    for (let at = 0; at < this.words.size; at += 1)
      counts.set(this.words.at(at), {
        capital: this.capital[at] ?? 0,
        initials: this.initials[at] ?? 0,
        plain: this.plain[at] ?? 0,
      });
    return counts;
  }

  /**
   * Words that articles write with a capital inside sentences and never without, and that are no everyday words of the
   * language: places, bodies, surnames ("Hackney", "Ofsted"). A question may write them in lower case.
   */
  findNames(language: WordFilter): ProperWords {
    const isEveryday = (word: string) => functionWords.has(word) || language.has(commonMarks[0] + word);
    const isWrittenSo = (word: string) => {
      const at = this.words.find(word);
      return at >= 0 && (this.capital[at] ?? 0) > 0 && this.plain[at] === 0;
    };
    const has = (word: string) => word.length > 2 && isWrittenSo(word) && !isEveryday(word);
    const write = (word: string) => {
      const at = this.words.find(word);
      const ofInitials = at >= 0 && this.initials[at] === this.capital[at];
      return ofInitials ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
    };
    return { has, get: (word) => (has(word) ? write(word) : undefined) };
  }
}
