import type { CorpusCards } from '../corpus/article.js';
import { functionWords, splitWords, type Word } from './words.js';

/** Council or person whom a question names and the corpus knows. */
export interface NameMention {
  readonly kind: 'council' | 'person';
  /** Council id; for people, the name as printed. */
  readonly id: string;
  /** Name as a reader would write it. */
  readonly name: string;
  /** Positions among the question's words: `first` inclusive, `end` exclusive. */
  readonly first: number;
  readonly end: number;
  /** Positions, in the corpus, of the articles that belong to the council or hold the person's words. */
  readonly articles: ReadonlySet<number>;
}

interface Entry {
  readonly kind: 'council' | 'person';
  readonly id: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly articles: Set<number>;
  /** A name or alias as written, or one word of it. */
  readonly part: boolean;
  /** One word of the names of several people (or councils): it stands for none of them. */
  readonly shared: boolean;
}

/**
 * Finds the councils and the people of a corpus in the words of a question, by full name, alias or single name. A single
 * name that several of them share ("Sam" of two Sams) stands for none of them.
 */
export class CorpusNames {
  private readonly byFirstWord = new Map<string, Entry[]>();

  constructor(corpus: Pick<CorpusCards, 'councils' | 'articles'>) {
    for (const council of corpus.councils) {
      const articles = new Set(
        corpus.articles.flatMap((article, at) => (article.councilId === council.id ? [at] : [])),
      );
      for (const name of [council.name, ...council.aliases])
        this.add({ kind: 'council', id: council.id, name: council.name, articles, part: false }, name);
      for (const part of singleNames(council.name))
        this.add({ kind: 'council', id: council.id, name: council.name, articles, part: true }, part);
    }
    corpus.articles.forEach((article, at) => {
      for (const { name } of article.people) {
        for (const written of [name, ...singleNames(name)])
          this.add({ kind: 'person', id: name, name, articles: new Set([at]), part: written !== name }, written);
      }
    });
  }

  /** Every council and person once, with all the names they are found by. */
  list(): { readonly kind: 'council' | 'person'; readonly name: string; readonly aliases: readonly string[] }[] {
    const known = new Map<string, { kind: 'council' | 'person'; name: string; aliases: string[] }>();
    for (const { kind, name, words, shared } of [...this.byFirstWord.values()].flat()) {
      if (shared) continue;
      const key = `${kind} ${name}`;
      const entry = known.get(key) ?? { kind, name, aliases: [] };
      entry.aliases.push(words.join(' '));
      known.set(key, entry);
    }
    return [...known.values()];
  }

  /** Mentions in order, the longest name first where several begin at one word; they don't overlap. */
  find(words: readonly Word[]): NameMention[] {
    const mentions: NameMention[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const entries = this.byFirstWord.get(words[at]?.text ?? '') ?? [];
      const entry = entries.find(
        (candidate) => !candidate.shared && candidate.words.every((word, offset) => words[at + offset]?.text === word),
      );
      if (!entry) continue;
      const { kind, id, name, articles } = entry;
      mentions.push({ kind, id, name, articles, first: at, end: at + entry.words.length });
      at += entry.words.length - 1;
    }
    return mentions;
  }

  private add(entry: Omit<Entry, 'words' | 'shared'>, written: string): void {
    const words = splitWords(written).map((word) => word.text);
    const [first] = words;
    if (first === undefined) return;
    const entries = this.byFirstWord.get(first) ?? [];
    const at = entries.findIndex((other) => other.kind === entry.kind && other.words.join(' ') === words.join(' '));
    const known = entries[at];
    const added = { ...entry, words, articles: new Set(entry.articles), shared: false };
    if (!known) entries.push(added);
    else if (known.id === entry.id) for (const article of entry.articles) known.articles.add(article);
    else if (known.part) entries[at] = entry.part ? { ...known, shared: true } : added;
    entries.sort((a, b) => b.words.length - a.words.length);
    this.byFirstWord.set(first, entries);
  }
}

/** Parts of a name that stand for it alone ("Kensington", "Segurola"), where they are not words like "and". */
function singleNames(name: string): string[] {
  const words = name.split(/[\s&]+/u).filter((word) => word.length > 2 && !functionWords.has(word.toLowerCase()));
  return words.length > 1 ? words : [];
}
