import type { MaskedKind } from '../answer/answer.js';
import { dropMasks, maskPersonalData } from './mask-personal-data.js';
import { screenQuestion } from './screen-question.js';

/** What a person wrote, as everything after this step sees it. */
export interface WrittenQuestion {
  /** What is routed and searched: screened, without personal data and its labels. Empty where nothing else was written. */
  readonly text: string;
  /** The same with a label in place of each piece of personal data. Never empty. */
  readonly shown: string;
  /** Kinds of personal data that were hidden, each once. */
  readonly masked: readonly MaskedKind[];
}

/**
 * Reads what a person wrote: characters that show nothing are stripped first, so that they can't split a number, then
 * personal data is masked. Nothing else may read the written text.
 * @throws InvalidQuestionError (`invalid-question`) where nothing is left after stripping, or too much.
 */
export function readWritten(written: string): WrittenQuestion {
  const { text: shown, masked } = maskPersonalData(screenQuestion(written));
  return { text: dropAll(shown), shown, masked };
}

/** What stood on the two sides of a mask can be personal data once it is gone: "077 SW123456 00900123". */
function dropAll(shown: string): string {
  const text = dropMasks(shown);
  const again = maskPersonalData(text);
  return again.masked.length === 0 ? text : dropAll(again.text);
}
