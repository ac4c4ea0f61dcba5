import { fileURLToPath } from 'node:url';
import { readCorpus } from '../../../src/adapters/node/read-corpus.js';
import { foldText } from '../../../src/cli/eval/score-questions.js';
import type { Block, Corpus } from '../../../src/core/corpus/article.js';
import type { StoriesIndex } from '../../../src/core/retrieval/stories-index.js';
import type { Embedder } from '../../../src/core/ports.js';
import {
  listIdsByDocument,
  openOutsideIndex,
  openOwnIndex,
  storiesAlone,
  toArticles,
  type PassageIds,
  type Progress,
} from '../../eval/build-sets.js';
import {
  hasOutsideSets,
  readCollection,
  readScoredQuestions,
  takeStride,
  type OutsideQuestion,
} from '../../eval/read-sets.js';
import type { PeerCollection, PeerPassage } from './peer.js';

export interface PeerSet {
  readonly name: string;
  readonly collection: PeerCollection;
  readonly questions: readonly PeerQuestion[];
  /** Where it is too large to build and embed for every peer. */
  readonly prepared?: Prepared;
}

/** What was built and embedded before the peers are measured. */
export interface Prepared {
  /** Folder of `KeptVectors` for what the peers embed. */
  readonly vectorsDir: string;
  /** Our index. */
  readonly indexDir: string;
  readonly indexBytes: number;
  /** Milliseconds to build it, without embedding. */
  readonly buildMs: number;
}

export interface PeerQuestion {
  readonly question: string;
  readonly isRight: (passage: PeerPassage) => boolean;
  readonly isRightQuote: (quote: string) => boolean;
}

/** Every how many questions of `squad2-dev` one is asked. */
const squadStride = 12;

/** Our questions that need no conversation and have an answer, and a part of `squad2-dev` where it is there. */
export async function openPeerSets(embedder: Embedder, progress: Progress): Promise<readonly PeerSet[]> {
  // Nobody else is given what editors say that people ask.
  const corpus = storiesAlone.change(await readCorpus(fileURLToPath(new URL('../../../corpus', import.meta.url))));
  const index = await openOwnIndex(embedder, progress, storiesAlone);
  const own = toSet('our questions', corpus, index, listOwnQuestions());
  if (!hasOutsideSets()) return [own];
  const { passages, questions } = readCollection('squad2-dev');
  const articles = toArticles(passages);
  const ids = listIdsByDocument(passages);
  const squad: Corpus = { articles, councils: [], signposts: [], replies: {}, synonyms: [], suggestions: [] };
  const rows = takeStride(
    questions.filter(({ answerable }) => answerable),
    squadStride,
  );
  const blocks = new Map(articles.map(({ id, blocks: own }) => [id, own]));
  const asked = rows.map((question) => toSquadQuestion(question, blocks, ids));
  const outside = await openOutsideIndex('peers-squad2-dev', articles, embedder, progress);
  return [own, toSet('squad2-dev', squad, outside, asked)];
}

/** A question of `squad2-dev`. A passage is right that covers half of the paragraph, or lies in it by half. */
export function toSquadQuestion(
  { question, gold, answers }: OutsideQuestion,
  blocks: ReadonlyMap<string, readonly Block[]>,
  ids: PassageIds,
): PeerQuestion {
  return {
    question,
    isRight: ({ articleId, start, end }) =>
      (blocks.get(articleId) ?? []).some(
        (block, at) =>
          gold.includes(ids.get(articleId)?.[at] ?? '') &&
          2 * (Math.min(end, block.end) - Math.max(start, block.start)) >=
            Math.min(end - start, block.end - block.start),
      ),
    isRightQuote: holdsOne(answers),
  };
}

function listOwnQuestions(): readonly PeerQuestion[] {
  return (['questions', 'questions-open', 'questions-more'] as const)
    .flatMap((set) => readScoredQuestions(set))
    .filter(({ kind, any }) => kind === 'answerable' && any.length > 0)
    .map(({ turns, any }) => {
      const holds = holdsOne(any);
      return { question: turns.at(-1) ?? '', isRight: ({ text }) => holds(text), isRightQuote: holds };
    });
}

function holdsOne(spans: readonly string[]): (text: string) => boolean {
  const folded = spans.map(foldText);
  return (text) => folded.some((span) => foldText(text).includes(span));
}

function toSet(name: string, corpus: Corpus, index: StoriesIndex, questions: readonly PeerQuestion[]): PeerSet {
  return { name, collection: { corpus, passages: listPassages(index) }, questions };
}

/** The passages that every peer is given. */
export function listPassages({ chunks, corpus: { articles } }: StoriesIndex): readonly PeerPassage[] {
  return chunks.map(({ article, start, end }) => {
    const { id = '', text = '' } = articles[article] ?? {};
    return { articleId: id, start, end, text: text.slice(start, end) };
  });
}
