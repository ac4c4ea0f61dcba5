import type { AnsweredAnswer } from './answer.js';
import { presentQuote } from './compose-answer.js';
import type { GuardedSentences } from './guard/guard-sentences.js';
import { messages } from './messages.js';

/**
 * The same answer with sentences before its quotes, and a last line that says who wrote them. Quotes, who said them, their
 * order and what is said of the stories stay as they are; without a sentence the answer is the same to the byte.
 */
export function connectQuotes(answer: AnsweredAnswer, { before, kept }: GuardedSentences): AnsweredAnswer {
  if (kept === 0) return answer;
  const text = answer.citations.reduce((whole, citation, at) => {
    const sentences = before[at] ?? [];
    const place = whole.indexOf(presentQuote(citation));
    return sentences.length === 0 || place < 0
      ? whole
      : `${whole.slice(0, place)}${sentences.join(' ')}\n\n${whole.slice(place)}`;
  }, answer.text);
  return { ...answer, text: `${text}\n\n${messages.writtenByModel}` };
}
