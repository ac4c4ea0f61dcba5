import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/adapters/markdown/parse-article.js';
import { readHtml } from '../../../src/adapters/markdown/read-html.js';
import { writeArticle } from '../../../src/adapters/markdown/write-article.js';
import { proposeArticle } from '../../../src/core/corpus/import-article.js';
import { type FoundBlock, splitPlainText } from '../../../src/core/corpus/import-blocks.js';

const fold = (text: string) => text.replace(/\s+/gu, ' ').trim();
const decisions =
  /^(?:Unresolved CHECK|The rights are missing|The quotation that opens|This ” closes|This ‘ is|This looks like)/u;

/** Words of a text's proposal, read back from its Markdown, with those that were set apart. */
function roundTrip(found: readonly FoundBlock[], title: string | null = null) {
  const proposal = proposeArticle(found, title);
  const { article, faults } = parseArticle(writeArticle(proposal, 'a'), 'a');
  return { proposal, article, faults: faults.filter(({ message }) => !decisions.test(message)) };
}

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('word', 'Ann', 'says', 'I', 'x', '1', '12', 'http', 'speaker') },
  { weight: 4, arbitrary: fc.constantFrom(...Array.from('*_[]()<>#&\\`!~+-=.:;|"“”‘’\'@/$%^{}')) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ' ',
      '  ',
      '\t',
      '\u00a0',
      '    ',
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      '\n    ',
      '\n> ',
      '\n- ',
      '\n# ',
      '\n1. ',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '🏡',
      '𝒜',
      'e\u0301',
      '👩🏽‍⚕️',
      'ﬁ',
      '\u2028',
      '\u200b',
      '&amp;',
      '&#35;',
      '<!--',
      '-->',
      '](',
      '---',
      '***',
      '```',
      '<b>',
      '[x]: y',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }).filter((text) => !text.includes('\0')) },
);
const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('a proposal read back', () => {
  it('holds the words of any plain text, in order, but for what it says it dropped', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const { proposal, article, faults } = roundTrip(splitPlainText(source));
        const rest = article.blocks.map(({ start, end }) => fold(article.text.slice(start, end)));
        const apart = [proposal.title, ...proposal.dropped.map(({ text }) => text)].flatMap((text) =>
          text === null ? [] : [fold(text)],
        );
        const words: string[] = [];
        for (const { text } of splitPlainText(source)) {
          const block = fold(text);
          if (rest[0] === block) words.push(rest.shift() ?? '');
          else if (apart.includes(block)) words.push(apart.splice(apart.indexOf(block), 1)[0] ?? '');
        }
        expect(fold(words.join(' '))).toBe(fold(source));
        expect([rest, apart]).toEqual([[], []]);
        expect(faults.filter(({ message }) => !message.startsWith('The article has no text'))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('holds the words of any block to the letter, and its speech', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('heading', 'paragraph'), fc.nat(), fc.nat(), (source, kind, a, b) => {
        const text = source.replace(/[\n\r\t]+/gu, ' ').trim();
        fc.pre(text !== '');
        const [start, end] = [Math.min(a, b) % text.length, text.length] as const;
        fc.pre(text.slice(start, end).trim() !== '' && !/^[\uDC00-\uDFFF]/u.test(text.slice(start)));
        const block = { kind, text, speech: [{ personId: 'ann', start, end }], checks: ['why --> <b>?'] } as const;
        const markdown = writeArticle({ title: null, people: [], blocks: [block], dropped: [] }, 'a');
        const { article } = parseArticle(markdown, 'a');
        expect(article.text).toBe(text);
        expect(article.blocks).toEqual([{ kind, start: 0, end: text.length }]);
        expect(article.speech).toEqual([{ personId: 'ann', start, end }]);
      }),
      { numRuns: 1500 },
    );
  });

  it.each(readdirSync(new URL('../../fixtures/raw', import.meta.url)))('%s: loses no word', (name) => {
    const raw = readFileSync(new URL(`../../fixtures/raw/${name}`, import.meta.url), 'utf8');
    const { proposal, article } = roundTrip(splitPlainText(raw));
    const count = (text: string) => fold(text).split(' ').length;
    const apart = [proposal.title ?? '', ...proposal.dropped.map(({ text }) => text)].filter((text) => text !== '');
    expect(count(article.text) + apart.reduce((sum, text) => sum + count(text), 0)).toBe(count(raw));
  });

  it.each([
    'kent-frontline-view',
    'newham-career-progression',
    'making-a-difference',
    'resilient-social-workers',
    'kensington-chelsea-jess',
  ])('%s: gives no words to anybody but the one who spoke them', (id) => {
    const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
    const { article: truth } = parseArticle(read(`corpus/articles/${id}.md`), id);
    const { article } = roundTrip(splitPlainText(read(`test/fixtures/raw/${id}.txt`)));
    const said = truth.speech.map(({ personId, start, end }) => `${personId}: ${fold(truth.text.slice(start, end))}`);
    const proposed = article.speech.map(
      ({ personId, start, end }) => `${personId}: ${fold(article.text.slice(start, end))}`,
    );
    expect(proposed.length).toBeGreaterThan(0);
    for (const words of proposed) expect(said).toContain(words);
  });
});

describe('readHtml', () => {
  const page = `<!doctype html><html><head><title>Site</title><link rel="canonical" href="https://example.org/a">
    <meta property="og:site_name" content="The Example"><meta property="article:published_time" content="2024-05-06T07:08">
    <style>p{}</style></head><body><nav>Home News</nav><main><article><h1>A <b>da</b>y</h1>
    <p>One &amp; <a href="/x">two</a><br>three &lt;4&gt;.</p><figure><img alt="x"><figcaption>Photo of Ann</figcaption></figure>
    <h2>Why?</h2><ul><li>a*b</li><li>“Yes, I would do it again,” says Ann.</li></ul><div>Loose <p>inner</p> end</div>
    <script>no()</script></article></main><footer>Small print</footer></body></html>`;

  it('reads blocks, title and facts; leaves the page’s own parts out', () => {
    const { title, facts, blocks, skipped } = readHtml(page);
    expect(title).toBe('A day');
    expect(facts).toEqual({ url: 'https://example.org/a', publisher: 'The Example', published: '2024-05-06' });
    expect(blocks.map(({ kind, text }) => `${kind[0] ?? ''} ${text}`)).toEqual([
      'h A day',
      'p One & two three <4>.',
      'h Why?',
      'p a*b',
      'p “Yes, I would do it again,” says Ann.',
      'p Loose',
      'p inner',
      'p end',
    ]);
    expect(skipped).toEqual(['Photo of Ann']);
  });

  it('becomes an article that reads back to the same words', () => {
    const { blocks, title } = readHtml(page);
    const { article, faults } = roundTrip(blocks, title);
    expect(faults).toEqual([]);
    expect(article.title).toBe('A day');
    expect(article.text).toBe(
      'One & two three <4>.\n\nWhy?\n\na*b\n\n“Yes, I would do it again,” says Ann.\n\nLoose\n\ninner\n\nend',
    );
    expect(article.speech).toHaveLength(1);
  });
});
