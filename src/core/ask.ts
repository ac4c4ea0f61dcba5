import type { Answer } from './answer/answer.js';
import { askBack, findNothing } from './answer/answer-without-quotes.js';
import { messages } from './answer/messages.js';
import { chooseSuggestions } from './answer/suggestions.js';
import { answerFromPassages, type JudgedQuote } from './answer/answer-from-passages.js';
import type { AskRequest } from './ask-request.js';
import { checkRequest } from './check-request.js';
import type { CorpusCards } from './corpus/article.js';
import {
  condenseQuestion,
  hasTopic,
  type CondensedQuestion,
  type KnownNames,
} from './conversation/condense-question.js';
import { replyToRoute } from './conversation/reply-to-route.js';
import { routeQuestion } from './conversation/route-question.js';
import { readWritten } from './conversation/read-written.js';
import { chooseOptions } from './fitted-options.js';
import { readyLanguageModel, type LanguageModel } from './language-model.js';
import { limits, type AnswerOptions } from './options.js';
import type { Embedder, HashText, OpenGenerator, QuestionEmbedding } from './ports.js';
import { listVocabulary } from './retrieval/list-vocabulary.js';
import { mendSpelling } from './retrieval/mend-spelling.js';
import { manifestOf, openSource, type StoriesSource } from './retrieval/library.js';
import { readQuestion, type ReadQuestion } from './retrieval/read-question.js';
import type { Passage } from './retrieval/passage.js';
import { startReranking, type Rerank, type Reranking, type RerankOutcome } from './retrieval/rerank-passages.js';
import { keepVoice, narrows, selectChunks, type CheckedFilter } from './story-filter.js';

/** What a question is answered with. A library that is given was opened with the same options. */
export type AskDeps = StoriesSource & AskTools;

export interface AskTools {
  readonly embedder: Embedder;
  readonly hashText: HashText;
  /** In place of the index's own numbers (`chooseOptions`); for measuring. */
  readonly options?: AnswerOptions;
  /** Reads the best passages once more; none does where absent. */
  readonly reranking?: Reranking;
  readonly observer?: AskObserver;
  /** Language model that words follow-up questions and sentences between quotes; without one nothing leaves this program. */
  readonly generator?: OpenGenerator;
}

/** Told what each step of an answer came to, as it happens. For measuring: nothing it does changes the answer. */
export interface AskObserver {
  /** Of the question as it was read: masked, with its spelling mended, with the conversation worked in. Not called for one that is not searched for. */
  readonly onUnderstood?: (understood: UnderstoodQuestion) => void;
  readonly onRead?: (question: ReadQuestion) => void;
  readonly onEmbedded?: (embedding: QuestionEmbedding) => void;
  /** Only where there is a reranker. */
  readonly onReranked?: (outcome: RerankOutcome) => void;
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
 * Answers one question. The same request on the same index gives the same answer, to the byte; where a language model is set
 * up, its sentences and its reading of a follow-up may differ, and what is quoted is still cut from the stories.
 * @throws InvalidQuestionError, ConversationTooLongError, UnknownCouncilError, the faults of a filter (`checkFilter`),
 * EmbedderUnavailableError; whatever the request's cancellation throws.
 */
export type Ask = (request: AskRequest) => Promise<Answer>;

/** Gives the function that answers questions from one index. It prepares the lexical side: call it once for an index. */
export function createAsk(deps: AskDeps): Ask {
  const { embedder, hashText, observer, reranking, generator, options: given, ...source } = deps;
  const options = given ?? chooseOptions(manifestOf(source));
  const library = openSource(source, options.retrieval);
  const { corpus, manifest, suggestedChunks: chunks } = library;
  const knownNames = library.names.list();
  // What is answered with a reranker is another answer.
  const by = reranking ? [reranking.reranker.sha256] : [];
  const vocabulary = listVocabulary(library);
  const searched = { articles: corpus.articles.length, councils: countCouncils(corpus.articles) };
  const mend = (text: string) => mendSpelling(text, vocabulary);
  const suggest = (answer: Answer, { filter, asked, embedding }: SuggestInput): Answer => {
    if (answer.status === 'signposted') return answer;
    const { citations } = answer;
    const nearness = embedding && ((chunk: number) => library.compareSuggested(embedding.sentence, chunk));
    const passes = selectChunks(corpus, chunks, { ...filter, council: null });
    const suggestions = passes ? library.suggestions.filter(({ chunk }) => passes(chunk)) : library.suggestions;
    const { council } = filter;
    return {
      ...answer,
      suggestions: chooseSuggestions({ corpus, chunks, suggestions }, { council, asked, citations, nearness }),
    };
  };

  const ask = async (request: AskRequest, { rerank, model }: Helpers): Promise<Answer> => {
    const { question: written, earlier, limit, filter } = checkRequest(request, corpus, readWritten);
    const { council } = filter;
    const question = written.text;
    const frame = {
      id: hashText(
        JSON.stringify([manifest.indexVersion, written.shown, earlier, council, limit, ...idParts(filter), ...by]),
      ).slice(0, 16),
      searched,
      indexVersion: manifest.indexVersion,
      masked: written.masked,
    };
    if (question === '') return suggest(findNothing(written.shown, corpus, frame), { filter, asked: earlier });
    const route = routeQuestion(question, hasTopic(earlier));
    if (route) return suggest(replyToRoute(route, question, corpus, frame), { filter, asked: [question, ...earlier] });

    const mended = mend(question);
    const asked = { question: mended, earlier: earlier.map(mend), synonyms: library.synonyms };
    const ruled = condenseQuestion(mended, asked.earlier, { names: knownNames });
    const condensed = model ? await model.reword(ruled, asked) : ruled;
    observer?.onUnderstood?.({ question, mended, condensed });
    if (condensed.choices.length > 1) {
      const readings = await askReadings(
        (reading) => ask(reading, { rerank, model: null }),
        condensed.choices,
        request,
      );
      const [only, second] = readings;
      if (only && second) return askBack(condensed.standalone, readings, frame);
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
    const { firstStage } = options.retrieval;
    const shelf = await library.gather({ question: read, embedding, filter, firstStage });
    request.cancellation?.throwIfAborted();
    const { index, retriever } = shelf;
    const passes = selectChunks(index.corpus, index.chunks, filter);
    const found = keepVoice(retriever.retrieve(read, embedding, passes), filter);
    const named = keepNamed(found);
    const { cancellation } = request;
    const passages = await rerank({ question: condensed.standalone, embedding, passages: named, cancellation });
    const unnamed = found.filter((passage) => !named.includes(passage));
    observer?.onRetrieved?.(passages, passages === named ? found : [...passages, ...unnamed]);
    const given = condensed.more ? limit * countSame(condensed.standalone, earlier, knownNames) : 0;
    const answer = answerFromPassages({
      given,
      question: read,
      condensed,
      embedding,
      passages,
      limit,
      library,
      shelf,
      hashText,
      frame,
      options,
      onJudged: observer?.onJudged,
    });
    if (model && condensed !== ruled && answer.citations.length === 0)
      return ask(request, { rerank, model: model.takeBack() });
    return suggest(answer, { filter, asked: [question, condensed.standalone, ...earlier], embedding });
  };
  return async (request) => {
    const isPlain = generator === undefined || request.plain === true;
    const model = isPlain ? null : readyLanguageModel(generator, request.cancellation);
    const rerank = startReranking(reranking, options.retrieval.reranking, observer?.onReranked);
    const answer = await ask(request, { rerank, model });
    return tellMasked(model ? await model.connect(answer) : answer);
  };
}

/** What helps with one question, each with its own limit of time. */
interface Helpers {
  readonly rerank: Rerank;
  /** Null where none is asked. */
  readonly model: LanguageModel | null;
}

interface SuggestInput {
  readonly filter: CheckedFilter;
  readonly asked: readonly string[];
  /** Of the question, where it was searched for. */
  readonly embedding?: QuestionEmbedding;
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

/** Whether the question asks something of its own; "any more?" and "who said that?" ask the question before again. */
function isOwnQuestion({ more, asksSpeaker }: CondensedQuestion): boolean {
  return !more && !asksSpeaker;
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

function countCouncils(articles: CorpusCards['articles']): number {
  return new Set(articles.flatMap(({ councilId }) => councilId ?? [])).size;
}

/** What an answer's id hangs on besides the council; nothing where there is no further filter. */
function idParts(filter: CheckedFilter): readonly unknown[] {
  const { speaker, articleIds, since } = filter;
  return narrows({ ...filter, council: null }) ? [{ speaker, articleIds, since }] : [];
}
