import { InvalidQuestionError } from '../errors.js';
import { limits } from '../options.js';

/**
 * Characters that show nothing and can hide or reorder words: zero width, bidirectional controls, tags, variation
 * selectors, soft hyphens, other control characters.
 */
// eslint-disable-next-line no-control-regex -- control characters are what is stripped
const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;

/**
 * The question as the pipeline reads it: well-formed, NFC, without invisible characters, white space folded to single
 * spaces. Screening twice changes nothing.
 * @throws InvalidQuestionError (`invalid-question`) where nothing is left, or more than `limits.maxQuestionChars` code points.
 */
export function screenQuestion(written: string): string {
  if (written.length > limits.maxQuestionChars * 8) throw tooLong();
  const question = written
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}\p{Emoji}\p{P}\p{S}]/u.test(question)) throw new InvalidQuestionError('Enter your question.');
  if ([...question].length > limits.maxQuestionChars) throw tooLong();
  return question;
}

function tooLong(): InvalidQuestionError {
  return new InvalidQuestionError(`Your question must be ${limits.maxQuestionChars} characters or less.`);
}
