import type { AskRequest } from './ask-request.js';
import type { Corpus } from './corpus/article.js';
import { ConversationTooLongError, InvalidQuestionError, UnknownCouncilError } from './errors.js';
import { limits } from './options.js';

export interface CheckedRequest {
  readonly question: string;
  /** Earlier questions, screened, oldest first. */
  readonly earlier: readonly string[];
  readonly limit: number;
  readonly council: string | null;
}

/**
 * A request within bounds, its questions screened.
 * @throws InvalidQuestionError (for a `limit` outside 1 to 5 as well), ConversationTooLongError, UnknownCouncilError.
 */
export function checkRequest(request: AskRequest, corpus: Corpus, screen: (written: string) => string): CheckedRequest {
  const { turns = [], council = null, limit = limits.defaultCitations } = request;
  if (turns.length > limits.maxTurns)
    throw new ConversationTooLongError(
      `A conversation can have ${limits.maxTurns} earlier questions at most. Start again.`,
    );
  if (!Number.isInteger(limit) || limit < 1 || limit > limits.maxCitations)
    throw new InvalidQuestionError(`'limit' must be a whole number from 1 to ${limits.maxCitations}.`);
  const known = corpus.councils.map(({ id }) => id);
  if (council !== null && !known.includes(council))
    throw new UnknownCouncilError(
      `There is no council '${council.slice(0, 60)}'. There are: ${known.join(', ') || 'none'}.`,
    );
  return { question: screen(request.question), earlier: turns.map((turn) => screen(turn.question)), limit, council };
}
