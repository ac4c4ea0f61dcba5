import { createAsk } from '../../../src/core/ask.js';
import { countArticles } from '../../../src/core/retrieval/count-articles.js';
import { createSearch } from '../../../src/core/search.js';
import { createApp } from '../../../src/http/app.js';
import { answerBodySchema } from '../../../src/http/contract/ask.js';
import { problemSchema } from '../../../src/http/contract/problem.js';
import { hashText } from '../../../test/fixtures/hold-index.js';
import { type FuzzTarget, hold } from '../fuzz-target.js';
import type { HeldStories } from '../held-stories.js';
import { questionPieces, questionSeeds } from '../questions.js';

const promised = new Set([200, 400, 413, 415, 422]);

/** Bodies of `POST /v1/ask`, over the whole pipeline. An input that begins with `~` is bytes, one for each character. */
export function openWireTarget({ index, library, embedder }: HeldStories): FuzzTarget {
  const { corpus, suggestions, manifest } = index;
  const app = createApp({
    stories: () => ({
      ready: true,
      ask: createAsk({ index, embedder, hashText, library }),
      search: createSearch({ index, embedder, library }),
      corpus,
      articleCounts: countArticles(index),
      readArticle: (id) => Promise.resolve(corpus.articles.find((article) => article.id === id) ?? null),
      suggestions,
      hashText,
      indexVersion: manifest.indexVersion,
    }),
    log: () => undefined,
    checkResponses: true,
  });
  const post = async (body: string | Uint8Array<ArrayBuffer>): Promise<string> => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await app.request('/v1/ask', { method: 'POST', headers, body });
    const text = await response.text();
    hold(promised.has(response.status), `the status is one that is promised, not ${response.status}`);
    if (response.status !== 200) {
      problemSchema.parse(JSON.parse(text));
      return text;
    }
    const { citations, status } = answerBodySchema.parse(JSON.parse(text));
    for (const { articleId, start, end, quote, sha256 } of citations) {
      const words = corpus.articles.find(({ id }) => id === articleId)?.text.slice(start, end);
      hold(words === quote && hashText(quote) === sha256, 'a quote is verbatim');
    }
    hold(citations.length > 0 === (status === 'answered' || status === 'partly-answered'), 'an answer has citations');
    return text;
  };
  return {
    name: 'wire',
    promise: 'a status that is promised and a body of the contract; quotes verbatim; the same again is the same',
    pieces: [
      '~',
      '{',
      '}',
      '[',
      ']',
      '"question":',
      '{"question":"',
      '"}',
      '","turns":[',
      '{"question":"What is Step Up?","articleIds":["kensington-chelsea-jess"]},',
      '],',
      '"council":"kent"',
      '"council":',
      '"limit":',
      '3',
      '-1e999',
      'null',
      '"__proto__":',
      '\\u0000',
      '\\ud800',
      '\\"',
      '\xff',
      '\x80',
      ...questionPieces,
    ],
    seeds: [
      ...questionSeeds.map((question) => JSON.stringify({ question })),
      '{"question":"and Kent?","turns":[{"question":"What are caseloads like in Newham?"}],"council":"kent","limit":5}',
    ],
    weight: 2,
    longest: 60_000,
    async run(input) {
      if (input.startsWith('~')) await post(Uint8Array.from(Buffer.from(input.slice(1), 'latin1')));
      else await post(input);
      // As a question, so that not nearly every input ends at the JSON.
      const [question = '', ...turns] = input.split('\n').reverse();
      const body = JSON.stringify({ question, turns: turns.slice(0, 20).map((turn) => ({ question: turn })) });
      if (Buffer.byteLength(body) < 60_000)
        hold(maskIds(await post(body)) === maskIds(await post(body)), 'the same again is the same');
    },
  };
}

/** A problem has an id of its own. */
function maskIds(text: string): string {
  return text.replace(/urn:uuid:[0-9a-f-]+/gu, 'urn');
}
