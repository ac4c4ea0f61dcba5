import type { AnswerBody, CitationBody } from '../http/contract/ask.js';
import { type Check, hasFields, isNumber, isText, listOf, oneOf, orNull } from './shape.js';

const isNullableText = orNull(isText);

const isCitation: Check<CitationBody> = hasFields<CitationBody>({
  number: isNumber,
  quote: isText,
  start: isNumber,
  end: isNumber,
  sha256: isText,
  before: isText,
  after: isText,
  speaker: orNull(hasFields({ name: isText, role: isNullableText, employer: isNullableText })),
  articleId: isText,
  articleTitle: isNullableText,
  publisher: isNullableText,
  published: isNullableText,
  url: isNullableText,
  council: orNull(hasFields({ id: isText, name: isText })),
  score: isNumber,
});

/** Whether a value is an answer as `POST /v1/ask` sends it. */
export const isAnswerBody: Check<AnswerBody> = hasFields<AnswerBody>({
  id: isText,
  status: oneOf<AnswerBody['status']>(
    'answered',
    'partly-answered',
    'unanswerable',
    'needs-clarification',
    'small-talk',
    'signposted',
    'declined',
  ),
  // The widget acts on the status alone, so a reason that is new to it does no harm.
  reason: (value): value is AnswerBody['reason'] => isNullableText(value),
  text: isText,
  standaloneQuestion: isText,
  citations: listOf(isCitation),
  signposts: listOf(hasFields({ name: isText, phone: isNullableText, url: isNullableText, text: isText })),
  suggestions: listOf(isText),
  searched: hasFields({ articles: isNumber, councils: isNumber }),
  indexVersion: isText,
  // The text says what was hidden.
  masked: (value): value is AnswerBody['masked'] => listOf(isText)(value),
});
