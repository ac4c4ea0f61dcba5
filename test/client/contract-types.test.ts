import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { makeClientTypes } from '../../scripts/client-types/make-client-types.js';
import type { Answer, AnswerEvent, AskBody, Problem, SearchResult } from '../../src/client/contract.js';
import type { AskEvent } from '../../src/http/contract/ask-events.js';
import type * as ask from '../../src/http/contract/ask.js';
import type { SearchResultBody } from '../../src/http/contract/search.js';
import type { Problem as ServedProblem } from '../../src/http/problem.js';

describe('the types of the client', () => {
  test('are those that the contract makes; if not, run npm run build:client-types', async () => {
    const file = fileURLToPath(new URL('../../src/client/contract-types.ts', import.meta.url));
    expect(await readFile(file, 'utf8')).toBe(await makeClientTypes(file));
  });

  test('are the types that the service checks requests and writes responses by', () => {
    expectTypeOf<Answer>().toExtend<ask.AnswerBody>();
    expectTypeOf<ask.AnswerBody>().toExtend<Answer>();
    expectTypeOf<AskBody>().toExtend<ask.AskBody>();
    expectTypeOf<SearchResultBody>().toExtend<SearchResult>();
    expectTypeOf<Exclude<AskEvent, { event: 'error' }>>().toExtend<AnswerEvent>();
    expectTypeOf<AnswerEvent['event']>().toEqualTypeOf<Exclude<AskEvent['event'], 'error'>>();
    expectTypeOf<ServedProblem['code']>().toExtend<Problem['code']>();
  });
});
