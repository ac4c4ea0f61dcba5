/**
 * Faults, as opposed to the ways a question can end. Each carries a stable `code`; `http/problem.ts` and the `ask`
 * command turn codes into statuses and exit codes. Messages say what happened and what to do, never the question.
 */
export type ErrorCode =
  | 'invalid-question'
  | 'conversation-too-long'
  | 'unknown-council'
  | 'unknown-speaker'
  | 'unknown-article'
  | 'invalid-filter'
  | 'index-missing'
  | 'index-mismatch'
  | 'index-corrupt'
  | 'embedder-unavailable'
  | 'store-unavailable'
  | 'text-too-long'
  | 'corpus-invalid'
  | 'write-failed';

export abstract class VoicesError extends Error {
  abstract readonly code: ErrorCode;
  /** True where the same request can succeed later with nothing changed by the caller. */
  readonly retryable: boolean = false;
}

/** The question is empty, too long or not text. */
export class InvalidQuestionError extends VoicesError {
  override readonly name = 'InvalidQuestionError';
  readonly code = 'invalid-question';
}

export class ConversationTooLongError extends VoicesError {
  override readonly name = 'ConversationTooLongError';
  readonly code = 'conversation-too-long';
}

export class UnknownCouncilError extends VoicesError {
  override readonly name = 'UnknownCouncilError';
  readonly code = 'unknown-council';
}

/** Nobody of that name speaks in the stories, or several people do. */
export class UnknownSpeakerError extends VoicesError {
  override readonly name = 'UnknownSpeakerError';
  readonly code = 'unknown-speaker';
}

export class UnknownArticleError extends VoicesError {
  override readonly name = 'UnknownArticleError';
  readonly code = 'unknown-article';
}

/** A filter that can't be read, or that no story fits. */
export class InvalidFilterError extends VoicesError {
  override readonly name = 'InvalidFilterError';
  readonly code = 'invalid-filter';
}

export class IndexMissingError extends VoicesError {
  override readonly name = 'IndexMissingError';
  readonly code = 'index-missing';
}

/** The index was made by another format, embedder or corpus. */
export class IndexMismatchError extends VoicesError {
  override readonly name = 'IndexMismatchError';
  readonly code = 'index-mismatch';
}

/** A file of the index is not what the manifest says. */
export class IndexCorruptError extends VoicesError {
  override readonly name = 'IndexCorruptError';
  readonly code = 'index-corrupt';
}

export class EmbedderUnavailableError extends VoicesError {
  override readonly name = 'EmbedderUnavailableError';
  readonly code = 'embedder-unavailable';
  override readonly retryable = true;
}

/** The store that holds the stories can't be reached or answers with a fault. */
export class StoreUnavailableError extends VoicesError {
  override readonly name = 'StoreUnavailableError';
  readonly code = 'store-unavailable';
  override readonly retryable = true;
}

/** Text to embed takes more tokens than the model reads. */
export class TextTooLongError extends VoicesError {
  override readonly name = 'TextTooLongError';
  readonly code = 'text-too-long';
}

/** The corpus has faults; `faults` lists every one as `file:line: what`. */
export class CorpusInvalidError extends VoicesError {
  override readonly name = 'CorpusInvalidError';
  readonly code = 'corpus-invalid';
  constructor(readonly faults: readonly string[]) {
    super(`The corpus has ${faults.length} fault${faults.length === 1 ? '' : 's'}:\n${faults.join('\n')}`);
  }
}

/** A file could not be written; what was there before is unchanged. */
export class WriteFailedError extends VoicesError {
  override readonly name = 'WriteFailedError';
  readonly code = 'write-failed';
}
