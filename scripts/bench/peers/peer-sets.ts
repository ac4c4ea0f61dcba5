import { fileURLToPath } from 'node:url';
import { readCorpus } from '../../../src/adapters/node/read-corpus.js';
import { foldText } from '../../../src/cli/eval/score-questions.js';
import type { Corpus } from '../../../src/core/corpus/article.js';
import type { StoriesIndex } from '../../../src/core/retrieval/stories-index.js';
import type { Embedder } from '../../../src/core/ports.js';
import { listIdsByDocument, openOutsideIndex, openOwnIndex, toArticles, type Progress } from '../../eval/build-sets.js';
import { hasOutsideSets, readCollection, readScoredQuestions, takeStride } from '../../eval/read-sets.js';
import type { PeerCollection, PeerPassage } from './peer.js';

export interface PeerSet {
  readonly name: string;
  readonly collection: PeerCollection;
  readonly questions: readonly PeerQuestion[];
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
  const corpus = await readCorpus(fileURLToPath(new URL('../../../corpus', import.meta.url)));
  const own = toSet('our questions', corpus, await openOwnIndex(embedder, progress), listOwnQuestions());
  if (!hasOutsideSets()) return [own];
  const { passages, questions } = readCollection('squad2-dev');
  const articles = toArticles(passages);
  const ids = listIdsByDocument(passages);
  const squad: Corpus = { articles, councils: [], signposts: [], replies: {}, synonyms: [], suggestions: [] };
  const rows = takeStride(
    questions.filter(({ answerable }) => answerable),
    squadStride,
  );
  const asked = rows.map(({ question, gold, answers }): PeerQuestion => ({
    question,
    isRight: ({ articleId, start, end }) => {
      const { blocks = [] } = articles.find(({ id }) => id === articleId) ?? {};
      return blocks.some(
        (block, at) =>
          gold.includes(ids.get(articleId)?.[at] ?? '') &&
          2 * (Math.min(end, block.end) - Math.max(start, block.start)) >=
            Math.min(end - start, block.end - block.start),
      );
    },
    isRightQuote: holdsOne(answers),
  }));
  const index = await openOutsideIndex('peers-squad2-dev', articles, embedder, progress);
  return [own, toSet('squad2-dev', squad, index, asked)];
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

function toSet(
  name: string,
  corpus: Corpus,
  { chunks, corpus: { articles } }: StoriesIndex,
  questions: readonly PeerQuestion[],
): PeerSet {
  const passages = chunks.map(({ article, start, end }) => {
    const { id = '', text = '' } = articles[article] ?? {};
    return { articleId: id, start, end, text: text.slice(start, end) };
  });
  return { name, collection: { corpus, passages }, questions };
}
