import { splitWords } from '../retrieval/words.js';

/** A question, as often as it was asked in these very words. */
export interface AskedQuestion {
  readonly question: string;
  readonly count: number;
}

/** Questions about one thing. */
export interface GapCluster {
  readonly count: number;
  /** The most asked first. */
  readonly questions: readonly AskedQuestion[];
}

/**
 * Cosine from which two questions are about one thing. Of 22 questions about six subjects, pairs about one subject came to 0.60
 * in the middle, pairs about two to 0.24, and four of those above this.
 */
const sameSubject = 0.58;

/** Counts questions that differ in case, marks and spaces alone as one; written as the one that sorts first. */
export function countQuestions(questions: readonly string[]): readonly AskedQuestion[] {
  const counts = new Map<string, AskedQuestion>();
  for (const question of [...questions].sort()) {
    const key = splitWords(question)
      .map(({ text }) => text)
      .join(' ');
    const known = counts.get(key);
    counts.set(key, { question: known?.question ?? question, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(byCount);
}

/**
 * Puts questions together that are about one thing: each goes to the nearest of those asked more often, or begins a cluster.
 * `vectors` are of unit length, in the order of `asked`. The same questions give the same clusters, the largest first.
 */
export function clusterGaps(asked: readonly AskedQuestion[], vectors: readonly Float32Array[]): readonly GapCluster[] {
  const clusters: { readonly vector: Float32Array; readonly questions: AskedQuestion[] }[] = [];
  asked.forEach((question, at) => {
    const vector = vectors[at] ?? new Float32Array();
    const near = clusters
      .map((cluster) => ({ cluster, similarity: dot(cluster.vector, vector) }))
      .reduce<{ cluster: (typeof clusters)[number] | null; similarity: number }>(
        (best, next) => (next.similarity > best.similarity ? next : best),
        { cluster: null, similarity: sameSubject },
      );
    if (near.cluster) near.cluster.questions.push(question);
    else clusters.push({ vector, questions: [question] });
  });
  return clusters
    .map(({ questions }) => ({ questions, count: questions.reduce((sum, { count }) => sum + count, 0) }))
    .sort((a, b) => b.count - a.count || compare(a.questions[0]?.question ?? '', b.questions[0]?.question ?? ''));
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

function byCount(a: AskedQuestion, b: AskedQuestion): number {
  return b.count - a.count || compare(a.question, b.question);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
