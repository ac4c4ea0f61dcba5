import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/adapters/markdown/parse-article.js';

const head = '---\nid: a\nrights: Ours.\npeople:\n  ann: { name: Ann }\n---\n';
const parse = (body: string) => parseArticle(head + body, 'a');
const fixture = (name: string) =>
  parseArticle(readFileSync(new URL(`../../fixtures/articles/${name}.md`, import.meta.url), 'utf8'), name);

describe('parseArticle', () => {
  it('reads front matter; what is not there is null', () => {
    const { article, faults } = parseArticle(
      '---\nid: a\ntitle: "T: t"\ncouncil: kent\npublished: 2018\nrights: Ours.\nmaxQuoteChars: 90\npeople:\n  ann: { name: Ann, role: nurse }\n---\nText.\n',
      'a',
    );
    expect(faults).toEqual([]);
    expect(article).toEqual({
      id: 'a',
      title: 'T: t',
      councilId: 'kent',
      publisher: null,
      published: '2018',
      url: null,
      sponsor: null,
      rights: 'Ours.',
      maxQuoteChars: 90,
      people: [{ id: 'ann', name: 'Ann', role: 'nurse', employer: null }],
      text: 'Text.',
      blocks: [{ kind: 'paragraph', start: 0, end: 5 }],
      speech: [],
    });
  });

  it('reads what people ask, and says where the words that answer are not those of the story', () => {
    const source = (answer: string) =>
      `---\nid: a\nrights: Ours.\n---\nWe have tea here.\n\n\`\`\`yaml asked\n- answer: ${answer}\n  questions:\n    - Any tea?\n\`\`\`\n`;
    const { article, faults } = parseArticle(source('have tea'), 'a');
    expect(faults).toEqual([]);
    expect(article.asked).toEqual([{ start: 3, end: 11, questions: ['Any tea?'] }]);
    const other = parseArticle(source('have coffee'), 'a');
    expect(other.faults).toMatchObject([{ line: 8, message: expect.stringMatching(/does not hold/u) as string }]);
    expect(other.article).not.toHaveProperty('asked');
    expect(parseArticle(source('have tea').replace('    - Any tea?\n', ''), 'a').faults).toMatchObject([{ line: 9 }]);
    expect(parseArticle(source('"have tea'), 'a').faults[0]).toMatchObject({
      message: expect.stringMatching(/YAML can't be read/u) as string,
    });
  });

  it.each([
    ['soft breaks become spaces', 'One\ntwo  \nthree\\\nfour.', 'One two three four.'],
    ['CRLF and CR are line ends', 'One\r\ntwo.\r\n\r\nThree\rfour.', 'One two.\n\nThree four.'],
    ['markup goes, words stay', '# *A* **b** `c`\n\n[d](https://example.org) e', 'A b c\n\nd e'],
    ['lists and quotations are paragraphs', '- a\n- b\n\n  c\n\n> d\n> e', 'a\n\nb\n\nc\n\nd e'],
    ['escapes and entities are characters', '\\*a\\* \\[b\\] &amp; \\# 2 &lt; 3', '*a* [b] & # 2 < 3'],
    ['spaces stay as they are', 'a  b\u00a0 c', 'a  b\u00a0 c'],
    ['nothing is normalised', 'e\u0301 é ﬁ …', 'e\u0301 é ﬁ …'],
    ['comments are no text', 'a\n\n<!-- note -->\n\nb <!-- note -->', 'a\n\nb'],
  ])('%s', (_rule, body, text) => {
    expect(parse(body).article.text).toBe(text);
    expect(parse(body).faults).toEqual([]);
  });

  it('marks speech with its quotation marks, each inside one block', () => {
    const { article } = parse('[“A *b*,”](speaker:ann) she says. [“C.”](speaker:ann)\n\n[D.](speaker:ann)');
    expect(article.speech.map(({ start, end, personId }) => [personId, article.text.slice(start, end)])).toEqual([
      ['ann', '“A b,”'],
      ['ann', '“C.”'],
      ['ann', 'D.'],
    ]);
  });

  it('ends speech with its block where a line break is its last character', () => {
    const { article, faults } = parse('[I like it.\n](speaker:ann)');
    expect(faults).toEqual([]);
    expect([article.text, article.speech]).toEqual(['I like it.', [{ personId: 'ann', start: 0, end: 10 }]]);
  });

  it.each([
    ['block quotes', `${'> '.repeat(20_000)}a`],
    ['lists', `${'- '.repeat(20_000)}a`],
    ['numbered lists', `Text.\n\n${'1. '.repeat(20_000)}a`],
    ['emphasis', `${'*a **b '.repeat(200)}c${'** d*'.repeat(200)}`],
  ])('reports %s inside each other, as deep as they may be, and does not throw', (_what, body) => {
    expect(parse(body).faults.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('inside each other'),
    );
  });

  it('takes a rule of many marks for a rule', () => {
    expect(parse(`a\n\n${'- '.repeat(200)}\n\n${'* '.repeat(200)}\n\nb`)).toMatchObject({
      faults: [],
      article: { text: 'a\n\nb' },
    });
  });

  it('covers the text with blocks and blank lines', () => {
    for (const name of ['two-sams', 'awkward-text']) {
      const { article, faults } = fixture(name);
      expect(faults).toEqual([]);
      expect(article.blocks.map(({ start, end }) => article.text.slice(start, end)).join('\n\n')).toBe(article.text);
    }
  });

  it('keeps awkward characters', () => {
    const { article } = fixture('awkward-text');
    expect(article.text).toContain('Zoe\u0308 Nin\u0303o keeps a 🏡 on her desk.\u00a0 It was a gift');
    expect(article.text).toContain('moved on. The next line belongs to the same paragraph, and 𝒜stral');
    expect(article.text).toContain('2 < 3 & [sic].');
    expect(article.text).not.toContain('\r');
    expect(article.title).toBe('Zoë’s 🏡: notes & “odd” marks');
  });

  it('tells two people of one first name apart', () => {
    const { article } = fixture('two-sams');
    const speaker = (words: string) =>
      article.speech.find(({ start, end }) => article.text.slice(start, end).includes(words))?.personId;
    expect(speaker('library van')).toBe('sam-okafor');
    expect(speaker('My aunt')).toBe('sam-reyes');
    expect(speaker('cancelled on me')).toBe('sam-reyes');
  });

  it('maps offsets to source lines', () => {
    const { article, lineAt } = parse('One\ntwo.\n\n## Three\n\n- four\n- [five\n  six](speaker:ann)\n');
    for (const [word, line] of [
      ['One', 7],
      ['two', 8],
      ['Three', 10],
      ['four', 12],
      ['five', 13],
      ['six', 14],
    ] as const)
      expect([word, lineAt(article.text.indexOf(word))]).toEqual([word, line]);
  });

  it.each([
    ['no front matter', 'Text.', 1, 'no front matter'],
    ['front matter without an end', '---\nid: a\n\nText.', 1, 'no front matter'],
    ['malformed YAML', '---\nid: a\nrights: x: y\n---\nText.', 3, "YAML can't be read"],
    ['an unknown key', '---\nid: a\nrights: x\nsponser: y\n---\nText.', 4, "Unknown key 'sponser'"],
    ['a number for text', '---\nid: a\nrights: x\ntitle: 12\n---\nText.', 4, "'title'"],
    ['a date that does not exist', '---\nid: a\npublished: 2018-13-02\nrights: x\n---\nText.', 3, 'YYYY-MM-DD'],
    ['an address that is none', '---\nid: a\nurl: javascript:alert(1)\nrights: x\n---\nText.', 3, 'https://'],
    [
      'a person without a name',
      '---\nid: a\nrights: x\npeople:\n  b: { role: r }\n---\n[Text](speaker:b).',
      5,
      "'people.b.name'",
    ],
    ['another id than the file’s', '---\nrights: x\nid: b\n---\nText.', 3, "The id 'b' is not the file's name"],
    ['missing rights', '---\nid: a\n---\nText.', 2, 'rights are missing'],
    [
      'an unknown speaker',
      '---\nid: a\nrights: x\n---\n\nText.\n\nHe says\n[“no”](speaker:eve).',
      9,
      "Unknown speaker 'eve'",
    ],
    ['unbalanced marks', '---\nid: a\nrights: x\n---\nText.\n\nHe says “no.', 7, 'never closed'],
    ['furniture', '---\nid: a\nrights: x\n---\nText.\n\nClick here\n', 7, 'a link to click'],
    ['HTML', '---\nid: a\nrights: x\n---\nText <b>bold</b> b.', 5, 'HTML'],
    ['words behind a comment', '---\nid: a\nrights: x\n---\nText.\n\n<!-- a --> lost', 7, 'HTML'],
    ['a CHECK comment', '---\nid: a\nrights: x\n---\nText.\n\n<!-- CHECK: whose? -->', 7, 'Unresolved CHECK: whose?'],
    ['an image', '---\nid: a\nrights: x\n---\nText ![alt](a.png).', 5, 'image'],
    ['a link definition', '---\nid: a\nrights: x\n---\nText.\n\n[a]: b', 7, 'link definition'],
    ['an indented paragraph', '---\nid: a\nrights: x\n---\nText.\n\n    Code.', 7, 'program code'],
    ['an empty speech', '---\nid: a\nrights: x\n---\nText [](speaker:b).', 5, 'no words'],
  ])('reports %s at its line', (_what, source, line, message) => {
    const { faults } = parseArticle(source, 'a');
    expect(faults.filter((fault) => fault.line === line && fault.message.includes(message))).toHaveLength(1);
  });

  it('reports all faults of a file at once, in order of lines', () => {
    const { faults } = parseArticle('---\nid: b\ntitle: 3\n---\nA “b.\n\nClick here.\n\n[c](speaker:eve)', 'a');
    expect(faults.map(({ line }) => line)).toEqual([2, 2, 3, 5, 7, 9]);
  });
});
