import type { Corpus } from '../corpus/article.js';
import { splitWords } from '../retrieval/words.js';
import type { GapCluster } from './cluster-gaps.js';

/** A cluster as it may be shown. */
export interface ShownGap {
  readonly count: number;
  /** Words that enough of the questions have, the most common first. */
  readonly words: readonly string[];
  /** Questions that were asked often enough in these very words. */
  readonly questions: readonly string[];
  /** Council that these words name; null where they name none. */
  readonly council: { readonly id: string; readonly name: string } | null;
  /** Kinds of speaker that these words name, out of the roles that the stories have. */
  readonly roles: readonly string[];
}

export interface GapReport {
  readonly questions: number;
  readonly clusters: readonly ShownGap[];
  /** Questions in clusters that are too small to be shown. */
  readonly hidden: number;
}

/** What nobody may be told apart by: a question, a word or a cluster that was asked fewer times than this is not shown. */
export const fewestAsked = 5;

const mostWords = 6;

/**
 * Clusters as they may be shown, with what they say of the story that is missing. All of it is drawn from words that at least
 * `fewest` of the questions have, and from the names and roles of the corpus.
 */
export function describeGaps(clusters: readonly GapCluster[], corpus: Corpus, fewest: number): GapReport {
  const shown = clusters.filter(({ count }) => count >= fewest);
  const total = (list: readonly GapCluster[]): number => list.reduce((sum, { count }) => sum + count, 0);
  return {
    questions: total(clusters),
    hidden: total(clusters) - total(shown),
    clusters: shown.map((cluster) => describeCluster(cluster, corpus, fewest)),
  };
}

function describeCluster({ count, questions }: GapCluster, corpus: Corpus, fewest: number): ShownGap {
  const counts = new Map<string, { text: string; count: number }>();
  for (const asked of questions)
    for (const [stem, text] of new Map(splitWords(asked.question).map((word) => [word.stem, word.text]))) {
      const known = counts.get(stem);
      counts.set(stem, { text: known?.text ?? text, count: (known?.count ?? 0) + asked.count });
    }
  const common = new Map([...counts].filter(([, word]) => word.count >= fewest));
  const words = [...common.values()]
    .filter(({ text }) => !plainWords.has(text))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  return {
    count,
    words: words.slice(0, mostWords).map(({ text }) => text),
    questions: questions.filter((asked) => asked.count >= fewest).map(({ question }) => question),
    council: findCouncil(corpus, common),
    roles: findRoles(corpus, common),
  };
}

/** Council all of whose name, or of another of its names, is among the words. */
function findCouncil({ councils }: Corpus, common: ReadonlyMap<string, unknown>): ShownGap['council'] {
  const isNamed = (name: string): boolean => {
    const stems = splitWords(name).filter(({ text }) => !plainWords.has(text));
    return stems.length > 0 && stems.every(({ stem }) => common.has(stem));
  };
  const council = councils.find(({ name, aliases }) => [name, ...aliases].some(isNamed));
  return council ? { id: council.id, name: council.name } : null;
}

/** Roles of the stories whose last word, which says what they are ("senior practitioner"), is among the words. */
function findRoles({ articles }: Corpus, common: ReadonlyMap<string, unknown>): readonly string[] {
  const kinds = articles.flatMap(({ people }) => people.flatMap(({ role }) => splitWords(role ?? '').at(-1) ?? []));
  // Every question is about social workers.
  const named = kinds.filter(({ stem, text }) => text !== 'worker' && text !== 'workers' && common.has(stem));
  return [...new Set(named.map(({ text }) => text))].sort();
}

/** Words that say nothing of what is asked, and those of every question here. */
const plainWords = new Set(
  (
    'a about after all also am an and any are as at be been before being but by can could did do does don for from get ' +
    'go had has have how i if in into is it its just like many me more most much my need no not of off on one or our out over ' +
    'should so some tell than that the their them then there these they this those to up us want was we were what when where ' +
    "which who whom whose why will with would you your i'm i'd i've don't doesn't can't isn't what's " +
    'social work worker workers child children'
  ).split(' '),
);
