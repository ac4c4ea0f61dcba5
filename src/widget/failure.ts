import type { Wording } from '../wording/wording.js';

/** Why a question got no answer. */
export interface Failure {
  readonly kind:
    | 'offline'
    | 'unreachable'
    | 'timed-out'
    | 'too-many'
    | 'switched-off'
    | 'not-accepted'
    | 'unavailable'
    | 'question-refused'
    | 'failed';
  /** Whether the same question can succeed later. */
  readonly retryable: boolean;
  /** The service’s own words, for people; null where it sent none. */
  readonly detail: string | null;
  /** Seconds that the service asks to wait; null where it does not say. */
  readonly waitSeconds: number | null;
}

/** What is read from a response that is not 200. */
export interface ProblemResponse {
  readonly status: number;
  readonly code: string | null;
  readonly detail: string | null;
  readonly retryable: boolean;
  readonly waitSeconds: number | null;
}

const kindsByCode: Readonly<Record<string, Failure['kind']>> = {
  'invalid-question': 'question-refused',
  'rate-limited': 'too-many',
  'switched-off': 'switched-off',
  'timed-out': 'timed-out',
  // The page names a council that the service does not have.
  'unknown-council': 'not-accepted',
};

/** Tells what a response that is not 200 means for the person. The code decides; where there is none, the status. */
export function readFailure(response: ProblemResponse): Failure {
  const { status, code, detail, retryable, waitSeconds } = response;
  const kind = kindsByCode[code ?? ''] ?? kindOfStatus(status);
  return {
    kind,
    detail,
    waitSeconds,
    // Trying again at once is of no use to somebody whom an operator has shut out.
    retryable: kind !== 'switched-off' && (retryable || (code === null && status >= 500)),
  };
}

function kindOfStatus(status: number): Failure['kind'] {
  if (status === 429) return 'too-many';
  if (status === 401 || status === 403) return 'not-accepted';
  return status >= 502 ? 'unavailable' : 'failed';
}

/** What is said of a failure, in plain words. */
export function describeFailure({ kind, detail, waitSeconds }: Failure, wording: Wording): string {
  switch (kind) {
    case 'too-many':
      return wording.tooMany(waitSeconds);
    case 'switched-off':
      return [wording.switchedOff, detail ?? ''].join(' ').trim();
    case 'question-refused':
      return detail ?? wording.failed;
    case 'not-accepted':
      return wording.notAccepted;
    case 'timed-out':
      return wording.timedOut;
    default:
      return wording[kind];
  }
}
