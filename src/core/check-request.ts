import type { AskRequest } from './ask-request.js';
import type { CorpusCards } from './corpus/article.js';
import type { WrittenQuestion } from './conversation/read-written.js';
import { requireCouncil } from './corpus/require-council.js';
import { ConversationTooLongError, InvalidQuestionError } from './errors.js';
import { limits } from './options.js';
import { checkFilter, type CheckedFilter } from './story-filter.js';

export interface CheckedRequest {
  readonly question: WrittenQuestion;
  /** Earlier questions as they are searched, oldest first, without those that held personal data alone. */
  readonly earlier: readonly string[];
  readonly limit: number;
  /** With the council. */
  readonly filter: CheckedFilter;
}

/**
 * A request within bounds, its questions read by `read`.
 * @throws InvalidQuestionError (for a `limit` outside 1 to 5 as well), ConversationTooLongError, UnknownCouncilError,
 * UnknownSpeakerError, UnknownArticleError, InvalidFilterError.
 */
export function checkRequest(
  request: AskRequest,
  corpus: CorpusCards,
  read: (written: string) => WrittenQuestion,
): CheckedRequest {
  const { turns = [], council = null, limit = limits.defaultCitations, filter = {} } = request;
  if (turns.length > limits.maxTurns)
    throw new ConversationTooLongError(
      `A conversation can have ${limits.maxTurns} earlier questions at most. Start again.`,
    );
  if (!Number.isInteger(limit) || limit < 1 || limit > limits.maxCitations)
    throw new InvalidQuestionError(`'limit' must be a whole number from 1 to ${limits.maxCitations}.`);
  if (council !== null) requireCouncil(corpus.councils, council);
  const earlier = turns.map((turn) => read(turn.question).text).filter((text) => text !== '');
  return { question: read(request.question), earlier, limit, filter: checkFilter(filter, council, corpus) };
}
