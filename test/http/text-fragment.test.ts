import { expect, test } from 'vitest';
import { linkToQuote } from '../../src/http/text-fragment.js';

const url = 'https://example.org/a';

test.each([
  ['a short quote whole', 'one two', `${url}#:~:text=one%20two`],
  ['dashes, commas and ampersands, which are syntax', 'a-b, c & d', `${url}#:~:text=a%2Db%2C%20c%20%26%20d`],
  [
    'a long quote by its ends',
    'a b c d e f g h i j k l m n',
    `${url}#:~:text=a%20b%20c%20d%20e%20f,i%20j%20k%20l%20m%20n`,
  ],
])('names %s', (_name, quote, link) => {
  expect(linkToQuote(url, quote)).toBe(link);
});

test('keeps a fragment that is there', () => {
  expect(linkToQuote(`${url}#part`, 'one')).toBe(`${url}#part:~:text=one`);
});
