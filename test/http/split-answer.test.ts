import { expect, test } from 'vitest';
import { splitAnswer } from '../../src/http/page/split-answer.js';
import { presentAnswer } from '../../src/http/present-answer.js';
import { createStubAsk } from './stub-stories.js';

async function split(write: (quote: string) => string): Promise<string[]> {
  const answer = presentAnswer(await createStubAsk().ask({ question: 'x' }));
  const [citation] = answer.citations;
  const text = write(citation?.quote ?? '');
  const parts = splitAnswer({ ...answer, text, citations: answer.citations.slice(0, 1) });
  return parts.map((part) => (part.kind === 'words' ? part.text : `quote ${part.citation.number}`));
}

test.each<[string, (quote: string) => string, string[]]>([
  ['an attribution is left to the caption', (quote) => `Sam (a paper): “${quote}” [1]\n\nMore.`, ['quote 1', 'More.']],
  ['other words before a quote stay', (quote) => `Often so:\n\nSam: “${quote}” [1].`, ['Often so:', 'quote 1']],
  ['words that name nobody stay', (quote) => `On training: “${quote}” [1]`, ['On training:', 'quote 1']],
  ['a quote that is not in the text comes last', () => 'Sam speaks of it [1].', ['Sam speaks of it [1].', 'quote 1']],
  ['no words are no paragraph', (quote) => `“${quote}” [1]`, ['quote 1']],
])('%s', async (_name, write, parts) => {
  expect(await split(write)).toEqual(parts);
});
