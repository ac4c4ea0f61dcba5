import { InvalidQuestionError } from '../errors.js';
import { limits } from '../options.js';

/**
 * Characters that show nothing and can hide or reorder words: zero width, bidirectional controls, tags, variation
 * selectors, soft hyphens, other control characters.
 */
const invisible =
  // eslint-disable-next-line no-control-regex -- control characters are what is stripped
  /[\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufff9-\ufffb]/gu;

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
  if (Array.from(question).length > limits.maxQuestionChars) throw tooLong();
  return question;
}

function tooLong(): InvalidQuestionError {
  return new InvalidQuestionError(`Your question must be ${limits.maxQuestionChars} characters or less.`);
}
