import type { AskRequest, Turn } from '../core/ask-request.js';
import type { AskArgs } from './parse-args.js';

/** What is asked for by a question and the options, after these turns. */
export function toRequest(
  question: string,
  { council, limit, filter }: Pick<AskArgs, 'council' | 'limit' | 'filter'>,
  turns: readonly Turn[] = [],
): AskRequest {
  return {
    question,
    ...(turns.length > 0 && { turns }),
    ...(council !== null && { council }),
    ...(limit !== null && { limit }),
    ...(filter !== null && { filter }),
  };
}
