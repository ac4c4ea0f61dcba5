import { askedComparer } from '../../src/core/retrieval/compare-asked.js';
import { weighStems } from '../../src/core/retrieval/compare-questions.js';
import { scoreSentences } from '../../src/core/answer/select-quotes.js';
import * as options from '../../src/core/options.js';
import type { Embedder } from '../../src/core/ports.js';
import { openLibrary, type Library } from '../../src/core/retrieval/library.js';
import { openOwnIndex, type Progress } from '../eval/build-sets.js';
import { openPart, toDocuments } from '../eval/measure-squad.js';
import { openInterviews } from '../eval/open-interviews.js';
import { openPipeline, type Look, type Pipeline } from '../eval/open-pipeline.js';
import { readCollection, takeStride } from '../eval/read-sets.js';
import { foldText } from '../../src/cli/eval/score-questions.js';
import { fitRanking, findHits, type RankedCandidate, type RankedGroup } from './fit-ranking.js';
import { askOwn } from './gather-samples.js';

const passageSigns = ['lexical', 'dense', 'maxSim', 'phrase', 'names'] as const;
const sentenceSigns = ['dense', 'coverage', 'asked', 'spoken', 'namedSpeaker', 'kind'] as const;
const signNames = [
  ...passageSigns.map((sign) => `passage ${sign}`),
  ...sentenceSigns.map((sign) => `sentence ${sign}`),
];

/** How much one question of each set counts, and every how many of its questions one is taken. */
const sets = {
  own: { weight: 6, stride: 1 },
  'squad2-dev': { weight: 1, stride: 12 },
  'clapnq-dev': { weight: 1, stride: 1 },
  interviews: { weight: 1, stride: 3 },
} as const;

/** A candidate with all its signs. */
export interface SignedCandidate extends RankedCandidate {
  /** What its score has by the signs that do not hang on the embedder, with the weights of `options.ts`. */
  readonly rest: number;
}

export interface SignedGroup extends RankedGroup {
  readonly candidates: readonly SignedCandidate[];
}

export interface SetGroups {
  readonly set: keyof typeof sets;
  readonly groups: readonly SignedGroup[];
}

/** Candidate sentences of every answerable question, with their signs and whether each holds a right answer. */
export async function gatherRankings(
  embedder: Embedder,
  progress: Progress,
  outsideToo = true,
): Promise<readonly SetGroups[]> {
  progress('own …');
  const own = openPipeline(await openOwnIndex(embedder, progress), embedder);
  const ownLibrary = openLibrary(own.index, options.retrieval);
  const ownGroups = (await askOwn(own)).map(({ row, look }) => toGroup(look, ownLibrary, row.any, sets.own.weight));
  const outside: SetGroups[] = [];
  for (const set of outsideToo ? (['squad2-dev', 'clapnq-dev'] as const) : []) {
    progress(`${set} …`);
    const collection = readCollection(set);
    const passages = set === 'clapnq-dev' ? toDocuments(collection) : collection.passages;
    const pipeline = await openPart(set, passages, { embedder, progress, stride: 1 });
    outside.push({ set, groups: await gatherOutside(pipeline, set, collection.questions) });
  }
  if (outsideToo) outside.push({ set: 'interviews' as const, groups: await gatherInterviews(embedder, progress) });
  return [{ set: 'own', groups: ownGroups.filter(isTeaching) }, ...outside];
}

async function gatherInterviews(embedder: Embedder, progress: Progress): Promise<readonly SignedGroup[]> {
  progress('interviews …');
  const { index, questions, ask } = await openInterviews({ embedder, progress });
  const { stride, weight } = sets.interviews;
  const library = openLibrary(index, options.retrieval);
  const groups: SignedGroup[] = [];
  for (const row of takeStride(
    questions.filter(({ gold }) => gold !== null),
    stride,
  ))
    groups.push(toGroup(await ask(row), library, row.sentences, weight));
  return groups.filter(isTeaching);
}

async function gatherOutside(
  pipeline: Pipeline,
  set: 'squad2-dev' | 'clapnq-dev',
  questions: ReturnType<typeof readCollection>['questions'],
): Promise<readonly SignedGroup[]> {
  const { stride, weight } = sets[set];
  const library = openLibrary(pipeline.index, options.retrieval);
  const groups: SignedGroup[] = [];
  for (const row of takeStride(
    questions.filter(({ answerable }) => answerable),
    stride,
  )) {
    const spans = row.quotes.length > 0 ? row.quotes : row.answers;
    groups.push(toGroup(await pipeline.look({ question: row.question }), library, spans, weight));
  }
  return groups.filter(isTeaching);
}

/** A question none of whose candidates is right, or all, says nothing of their order. */
function isTeaching({ candidates }: SignedGroup): boolean {
  return candidates.some(({ right }) => right) && candidates.some(({ right }) => !right);
}

function toGroup(look: Look, library: Library, spans: readonly string[], weight: number): SignedGroup {
  const { read, embedding, passages } = look;
  if (!read || !embedding) return { candidates: [], weight };
  const input = {
    question: read,
    inverseFrequency: (stem: string) => library.lexical.inverseFrequency(stem),
    compareSentence: (chunk: number, at: number) => library.compareSentence(embedding.sentence, chunk, at),
    compareAsked: askedComparer(weighStems(read.words, library.lexical), library.lexical),
  };
  const folded = spans.map(foldText);
  const candidates = passages.slice(0, options.quotes.passages).flatMap((passage) => {
    const columns = sentenceSigns.map((sign) => scoreSentences(passage, input, weighOnly(sign)));
    const others = scoreSentences(passage, input, withoutEmbedder);
    const { phrase, names } = passage.scores;
    const own = options.retrieval.weights.phrase * phrase + options.retrieval.weights.names * names;
    return passage.chunk.sentences.flatMap(({ start, end }, at) => {
      const signs = columns.map((column) => column[at]?.score ?? -Infinity);
      if (!signs.every(Number.isFinite)) return [];
      const words = foldText(passage.article.text.slice(start, end));
      const right = folded.some((span) => words.includes(span));
      const rest = own + options.quotes.weights.sentence * (others[at]?.score ?? 0);
      return { signs: [...passageSigns.map((sign) => passage.scores[sign]), ...signs], right, rest };
    });
  });
  return { candidates, weight };
}

/** Options under which a sentence's score has nothing of what is fitted for an embedder. */
const withoutEmbedder: options.QuoteOptions = {
  ...options.quotes,
  weights: { ...options.quotes.weights, dense: 0, coverage: 0 },
};

/** Options under which a sentence's score is one sign and nothing else. */
function weighOnly(sign: (typeof sentenceSigns)[number]): options.QuoteOptions {
  const one = (name: typeof sign) => (name === sign ? 1 : 0);
  const form = one('kind');
  const kind = {
    definition: form,
    number: form,
    reason: form,
    time: form,
    person: form,
    place: form,
    opinion: form,
    open: 0,
  };
  const weights = {
    sentence: 1,
    dense: one('dense'),
    coverage: one('coverage'),
    asked: one('asked'),
    spoken: one('spoken'),
    namedSpeaker: one('namedSpeaker'),
    kind,
  };
  return { ...options.quotes, weights };
}

export interface Ranking {
  readonly weights: readonly number[];
  /** Share of the questions whose first sentence is right, by set; `own` is cross-validated apart. */
  readonly hits: Readonly<Record<string, number>>;
}

const folds = 4;

/** Fits one weight for each sign so that right sentences come first. Deterministic. */
export function rankSentences(gathered: readonly SetGroups[]): Ranking {
  const all = gathered.flatMap(({ groups }) => groups);
  const weights = fitRanking(all);
  const hits: Record<string, number> = {};
  for (const { set, groups } of gathered) hits[set] = mean(groups.map((group) => findHits(group, weights)));
  const own = gathered.find(({ set }) => set === 'own')?.groups ?? [];
  const rest = gathered.filter(({ set }) => set !== 'own').flatMap(({ groups }) => groups);
  const crossed = Array.from({ length: folds }, (_, fold) => {
    const fitted = fitRanking([...own.filter((__, at) => at % folds !== fold), ...rest]);
    return own.filter((__, at) => at % folds === fold).map((group) => findHits(group, fitted));
  });
  hits['own, cross-validated'] = mean(crossed.flat());
  return { weights, hits };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function formatRanking({ weights, hits }: Ranking): string {
  const width = Math.max(...signNames.map((name) => name.length));
  // Only the weights' proportions matter to an order.
  const scale = weights[0] ?? 1;
  return [
    'Weights in proportion to that of the passage’s words:',
    ...signNames.map((name, at) => `  ${name.padEnd(width)}  ${((weights[at] ?? 0) / scale).toFixed(2)}`),
    '',
    ...Object.entries(hits).map(([set, share]) => `first sentence right, ${set}: ${share.toFixed(3)}`),
  ].join('\n');
}
