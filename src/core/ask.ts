import type { Answer, AnswerFrame, QuotelessAnswer } from './answer/answer.js';
import { composeNotFound } from './answer/compose-answer.js';
import { messages } from './answer/messages.js';
import { chooseSuggestions } from './answer/suggestions.js';
import { answerFromPassages, type JudgedQuote } from './answer/answer-from-passages.js';
import type { AskRequest } from './ask-request.js';
import { checkRequest } from './check-request.js';
import type { Corpus } from './corpus/article.js';
import { condenseQuestion, type CondensedQuestion, type KnownNames } from './conversation/condense-question.js';
import { replyToRoute } from './conversation/reply-to-route.js';
import { routeQuestion } from './conversation/route-question.js';
import { readWritten } from './conversation/read-written.js';
import * as defaults from './options.js';
import { limits } from './options.js';
import type { Embedder, HashText, QuestionEmbedding } from './ports.js';
import { listVocabulary } from './retrieval/list-vocabulary.js';
import { mendSpelling } from './retrieval/mend-spelling.js';
import { openLibrary, type Library } from './retrieval/library.js';
import { readQuestion, type ReadQuestion } from './retrieval/read-question.js';
import type { Passage } from './retrieval/passage.js';
import type { StoriesIndex } from './retrieval/stories-index.js';
import { keepVoice, narrows, selectChunks, type CheckedFilter } from './story-filter.js';

/** What a question is answered with. */
export interface AskDeps {
  readonly index: StoriesIndex;
  readonly embedder: Embedder;
  readonly hashText: HashText;
  /** In place of the numbers in `options.ts`; for measuring. */
  readonly options?: defaults.AnswerOptions;
  readonly observer?: AskObserver;
  /** Of the same index and options, where one is open already. */
  readonly library?: Library;
}

/** Told what each step of an answer came to, as it happens. For measuring: nothing it does changes the answer. */
export interface AskObserver {
  /** Of the question as it was read: masked, with its spelling mended, with the conversation worked in. Not called for one that is not searched for. */
  readonly onUnderstood?: (understood: UnderstoodQuestion) => void;
  readonly onRead?: (question: ReadQuestion) => void;
  readonly onEmbedded?: (embedding: QuestionEmbedding) => void;
  /** `found` has those as well that were left out because they speak of none of the names asked about. */
  readonly onRetrieved?: (passages: readonly Passage[], found: readonly Passage[]) => void;
  /** Quotes chosen from the passages, best first, each with the evidence and the confidence that it answers. */
  readonly onJudged?: (judged: readonly JudgedQuote[]) => void;
}

export interface UnderstoodQuestion {
  /** Without personal data. */
  readonly question: string;
  readonly mended: string;
  readonly condensed: CondensedQuestion;
}

/**
 * Answers one question. The same request on the same index gives the same answer, to the byte.
 * @throws InvalidQuestionError, ConversationTooLongError, UnknownCouncilError, the faults of a filter (`checkFilter`),
 * EmbedderUnavailableError; whatever the request's cancellation throws.
 */
export type Ask = (request: AskRequest) => Promise<Answer>;

/** Gives the function that answers questions from one index. It prepares the lexical side: call it once for an index. */
export function createAsk({ index, embedder, hashText, options = defaults, observer, ...given }: AskDeps): Ask {
  const library = given.library ?? openLibrary(index, options.retrieval);
  const { corpus, manifest } = index;
  const knownNames = library.names.list();
  const vocabulary = listVocabulary(library);
  const searched = { articles: corpus.articles.length, councils: countCouncils(corpus.articles) };
  const mend = (text: string) => mendSpelling(text, vocabulary);
  const suggest = (answer: Answer, { filter, asked, embedding }: SuggestInput): Answer => {
    if (answer.status === 'signposted') return answer;
    const { citations } = answer;
    const nearness = embedding && ((chunk: number) => compareChunk(index, embedding.sentence, chunk));
    const passes = selectChunks(corpus, index.chunks, { ...filter, council: null });
    const suggestions = passes ? index.suggestions.filter(({ chunk }) => passes(chunk)) : index.suggestions;
    const { council } = filter;
    return {
      ...answer,
      suggestions: chooseSuggestions({ ...index, suggestions }, { council, asked, citations, nearness }),
    };
  };

  const ask: Ask = async (request) => {
    const { question: written, earlier, limit, filter } = checkRequest(request, corpus, readWritten);
    const { council } = filter;
    const question = written.text;
    const frame = {
      id: hashText(
        JSON.stringify([manifest.indexVersion, written.shown, earlier, council, limit, ...idParts(filter)]),
      ).slice(0, 16),
      searched,
      indexVersion: manifest.indexVersion,
      masked: written.masked,
    };
    if (question === '') return suggest(findNothing(written.shown, corpus, frame), { filter, asked: earlier });
    const route = routeQuestion(question);
    if (route) return suggest(replyToRoute(route, question, corpus, frame), { filter, asked: [question, ...earlier] });

    const mended = mend(question);
    const condensed = condenseQuestion(mended, earlier.map(mend), { names: knownNames });
    observer?.onUnderstood?.({ question, mended, condensed });
    if (condensed.choices.length > 1) {
      const readings = await askReadings(ask, condensed.choices, request);
      const [only, second] = readings;
      if (only && second) return clarify(condensed.standalone, readings, frame);
      if (only) return { ...only, id: frame.id, masked: frame.masked };
    }
    const read = readQuestion(
      condensed.standalone,
      library,
      options.retrieval,
      isOwnQuestion(condensed) ? mended : undefined,
    );
    observer?.onRead?.(read);
    const embedding = await embedder.embedQuestion(condensed.standalone);
    observer?.onEmbedded?.(embedding);
    request.cancellation?.throwIfAborted();
    const found = keepVoice(
      library.retriever.retrieve(read, embedding, selectChunks(corpus, index.chunks, filter)),
      filter,
    );
    const passages = keepNamed(found);
    observer?.onRetrieved?.(passages, found);
    const given = condensed.more ? limit * countSame(condensed.standalone, earlier, knownNames) : 0;
    const answer = answerFromPassages({
      given,
      question: read,
      condensed,
      embedding,
      passages,
      limit,
      library,
      hashText,
      frame,
      options,
      onJudged: observer?.onJudged,
    });
    return suggest(answer, { filter, asked: [question, condensed.standalone, ...earlier], embedding });
  };
  return async (request) => tellMasked(await ask(request));
}

interface SuggestInput {
  readonly filter: CheckedFilter;
  readonly asked: readonly string[];
  /** Of the question, where it was searched for. */
  readonly embedding?: QuestionEmbedding;
}

/** The answer to nothing but personal data. */
function findNothing(shown: string, corpus: Corpus, frame: AnswerFrame): QuotelessAnswer {
  return {
    ...frame,
    status: 'unanswerable',
    reason: 'no-relevant-passage',
    text: composeNotFound(corpus, [], undefined, []),
    standaloneQuestion: shown,
    citations: [],
    signposts: [],
    suggestions: [],
  };
}

/** The same answer; where something was hidden from the question, its last words say so. */
function tellMasked(answer: Answer): Answer {
  if (answer.masked.length === 0) return answer;
  return { ...answer, text: `${answer.text}\n\n${messages.masked(answer.masked)}` };
}

/** Answers to those readings of an ambiguous question that have one. */
async function askReadings(ask: Ask, choices: readonly string[], request: AskRequest): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const question of choices.slice(0, limits.maxSuggestions))
    answers.push(await ask({ ...request, turns: [], question }));
  return answers.filter(({ status }) => status === 'answered');
}

/** Asks back, with the readings that would be answered as the choices. */
function clarify(standaloneQuestion: string, readings: readonly Answer[], frame: AnswerFrame): QuotelessAnswer {
  return {
    ...frame,
    status: 'needs-clarification',
    reason: 'ambiguous',
    text: messages.clarify,
    standaloneQuestion,
    citations: [],
    signposts: [],
    suggestions: readings.map((answer) => answer.standaloneQuestion),
  };
}

/** Whether the question asks something of its own; "any more?" and "who said that?" ask the question before again. */
function isOwnQuestion({ more, asksSpeaker }: CondensedQuestion): boolean {
  return !more && !asksSpeaker;
}

/** Cosine of a question's vector with a chunk's. */
function compareChunk({ embeddings }: StoriesIndex, vector: Float32Array, chunk: number): number {
  const { chunkVectors, dimensions } = embeddings;
  let sum = 0;
  for (let at = 0; at < dimensions; at += 1) sum += (vector[at] ?? 0) * (chunkVectors[chunk * dimensions + at] ?? 0);
  return sum;
}

/** How many earlier questions come to the same standalone question. */
function countSame(standalone: string, earlier: readonly string[], names: KnownNames['names']): number {
  return earlier.filter(
    (question, at) => condenseQuestion(question, earlier.slice(0, at), { names }).standalone === standalone,
  ).length;
}

/** Where a question names people or councils, passages that speak of none of them answer something else. */
function keepNamed(passages: readonly Passage[]): readonly Passage[] {
  const named = passages.filter(({ scores }) => scores.names > 0);
  return named.length > 0 ? named : passages;
}

function countCouncils(articles: StoriesIndex['corpus']['articles']): number {
  return new Set(articles.flatMap(({ councilId }) => councilId ?? [])).size;
}

/** What an answer's id hangs on besides the council; nothing where there is no further filter. */
function idParts(filter: CheckedFilter): readonly unknown[] {
  const { speaker, articleIds, since } = filter;
  return narrows({ ...filter, council: null }) ? [{ speaker, articleIds, since }] : [];
}
