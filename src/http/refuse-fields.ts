import { RequestFault, type FieldError, type ProblemCode } from './problem.js';

interface Outcome {
  readonly success: boolean;
  readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] };
}

/**
 * Stops a request whose body breaks the contract.
 * @throws RequestFault `invalid-question` where the question or query is at fault, else `invalid-request`; every fault is listed.
 */
export function refuseFields(outcome: Outcome): void {
  if (outcome.success) return;
  const errors: readonly FieldError[] = (outcome.error?.issues ?? []).map((issue) => ({
    pointer: toPointer(issue.path),
    detail: issue.message,
  }));
  const code: ProblemCode = errors.some(({ pointer }) => pointer === '#/question' || pointer === '#/query')
    ? 'invalid-question'
    : 'invalid-request';
  throw new RequestFault(code, errors.map(({ detail }) => detail).join(' '), errors);
}

// RFC 6901, section 6: a JSON pointer as a URI fragment.
function toPointer(path: readonly PropertyKey[]): string {
  return ['#', ...path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}
