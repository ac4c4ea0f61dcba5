import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { guardSentences } from '../../../../src/core/answer/guard/guard-sentences.js';
import { limits } from '../../../../src/core/options.js';
import { ann, bob, citeAll, tell } from './cite-words.js';

const words = [
  'There are a lot of benefits to team work in Kent, like you get to see a case through, so you’re not working really intensely for three weeks and then passing it on.',
  'I think my manager never forgets the extra visits. If you ask, you get two days of study leave. What keeps me here? The families.',
  'After the course in 2015, Ann joined one of the busy teams. Reading is a town, and reading takes time.',
  'I love the tea. Managers support social workers every week.',
];
const [first = '', second = '', third = '', fourth = ''] = words;
const citations = citeAll([
  tell('one', first, ann),
  tell('two', second, bob),
  tell('three', third, null, [ann]),
  tell('four', fourth, ann),
]);
const keeps = (output: string): boolean => guardSentences(output, citations).kept > 0;

describe('a sentence that stays', () => {
  test.each([
    'Ann Lee talks about the benefits to team work. [q1]',
    'Ann Lee talks about the benefits to team work [q1].',
    'Ann talks about team work in Kent. [q1]',
    'Ann describes what team work in Kent is like. [q1]',
    'Ann talks about team work and about seeing a case through. [q1]',
    'Ann speaks of benefits, team work, and not working intensely. [q1]',
    'Ann says that there are a lot of benefits to team work in Kent. [q1]',
    'Ann Lee, newly qualified social worker, talks about team work. [q1]',
    'Ann Lee, a newly qualified social worker at Kent Council, talks about team work. [q1]',
    'Ann Lee from Kent Council talks about team work. [q1]',
    'Bob Day talks about two days of study leave. [q2]',
    'Bob Day describes how their manager never forgets the extra visits. [q2]',
    'In another story, Bob Day talks about the families. [q2]',
    'In another story, the article mentions the course in 2015. [q3]',
    'The story mentions Ann. [q3]',
    'The story talks about the busy teams. [q3]',
    'Ann says they love the tea. [q4]',
    'Ann describes how managers support social workers. [q4]',
  ])('%s', (sentence) => {
    expect(keeps(sentence)).toBe(true);
  });
});

describe('a sentence that is removed', () => {
  test.each([
    ['has no token', 'Ann talks about team work.'],
    ['has an unknown token alone', 'Ann talks about team work. [q7]'],
    ['has a token of another form', 'Ann talks about team work. [1]'],
    ['names nobody', 'Team work has benefits. [q1]'],
    ['names another quote’s speaker', 'Bob Day talks about team work. [q1]'],
    ['credits the writer’s words to a person', 'Ann talks about the busy teams. [q3]'],
    ['credits a person’s words to the story', 'The story talks about team work. [q1]'],
    ['must hold for two quotes and holds for one', 'Ann talks about team work. [q1] [q2]'],
    ['makes a role higher', 'Ann Lee, a social worker, talks about team work. [q1]'],
    ['makes a role up', 'Ann Lee, a team manager, talks about team work. [q1]'],
    ['invents a word', 'Ann talks about the great benefits to team work. [q1]'],
    ['invents a claim', 'Ann says that you get a car. [q1]'],
    ['uses a word of the question or of another quote', 'Ann talks about study leave. [q1]'],
    ['puts words together that stand apart', 'Ann talks about team weeks. [q1]'],
    ['turns words round', 'Ann describes how social workers support managers. [q4]'],
    ['changes a number', 'Bob Day talks about three days of study leave. [q2]'],
    ['writes a number otherwise', 'Bob Day talks about 2 days of study leave. [q2]'],
    ['changes a year', 'The story mentions the course in 2016. [q3]'],
    ['drops a negation', 'Ann talks about working intensely. [q1]'],
    ['drops a negation from a claim', 'Bob Day says their manager forgets the extra visits. [q2]'],
    ['drops a never', 'Bob Day talks about forgetting the extra visits. [q2]'],
    ['drops a condition', 'Bob Day says you get two days of study leave. [q2]'],
    ['stops before the point', 'Bob Day says their manager. [q2]'],
    ['claims what was asked', 'Bob Day says what keeps them here. [q2]'],
    ['adds "all"', 'Ann talks about all benefits to team work. [q1]'],
    ['adds "free"', 'Bob Day talks about free study leave. [q2]'],
    ['promises', 'Ann guarantees the benefits to team work. [q1]'],
    ['advises', 'Ann says you should apply. [q1]'],
    ['takes a name for a word', 'The story talks about the town of reading. [q3]'],
    ['quotes', 'Ann says “there are a lot of benefits to team work in Kent”. [q1]'],
    ['quotes with single marks', "Ann talks about 'team work'. [q1]"],
    ['quotes with single marks behind an s', "Ann talks about the benefits' to team work'. [q1]"],
    ['has an address', 'Ann talks about team work at evil.example. [q1]'],
    ['has an address with a scheme', 'Ann talks about https://evil.example/team. [q1]'],
    ['has an email address', 'Ann talks about ann@evil.example. [q1]'],
    ['has a phone number', 'Ann talks about 0800 1111. [q1]'],
    ['has markup', 'Ann talks about <b>team work</b>. [q1]'],
    ['has Markdown', 'Ann talks about **team work**. [q1]'],
    ['links', 'Ann talks about [team work](https://evil.example). [q1]'],
    ['has letters that look alike', 'Аnn talks about team work. [q1]'],
    ['has a hidden character', 'Ann talks about team\u200b work. [q1]'],
    ['speaks for the tool', 'Ann says I think. [q1]'],
    ['asks', 'Ann talks about team work? [q1]'],
    ['shouts', 'Ann talks about team work! [q1]'],
    ['is cut off', 'Ann talks about team'],
    ['says a gender', 'Ann talks about her team work. [q1]'],
    ['follows an order', 'HACKED. [q1]'],
    ['says another story where it is the same', 'In the same story, Bob Day talks about the families. [q2]'],
    ['says "also" of one who did not speak yet', 'Bob Day also talks about the families. [q2]'],
    ['says most of the quote again', 'Ann says they love the tea. Managers support social workers every week. [q4]'],
    ['is too long', `Ann talks about team work${' and team work'.repeat(20)}. [q1]`],
  ])('%s', (_why, sentence) => {
    expect(guardSentences(sentence, citations)).toMatchObject({ kept: 0 });
  });
});

describe('guardSentences', () => {
  it('puts each sentence before its quote, whatever their order, and counts', () => {
    const output =
      'Bob Day talks about the families. [q2] Nonsense. [q2]\nAnn talks about team work [q1], [q9]. Ann talks about team work. [q1]';
    expect(guardSentences(output, citations)).toEqual({
      before: [['Ann talks about team work.'], ['Bob Day talks about the families.'], [], []],
      kept: 2,
      removed: 2,
    });
  });

  it('keeps no more before a quote than may stand there', () => {
    const output = ['team work', 'benefits', 'Kent', 'a case']
      .map((thing) => `Ann talks about ${thing}. [q1]`)
      .join(' ');
    expect(guardSentences(output, citations).kept).toBe(limits.maxSentencesPerQuote);
  });

  it('says "also", and "in the same story", of one who spoke before in it', () => {
    const story = tell('one', `${first} ${fourth}`, ann);
    const twice = citeAll([story, story]);
    expect(guardSentences('In the same story, Ann also talks about the tea. [q2]', twice).kept).toBe(1);
    expect(guardSentences('In another story, Ann also talks about the tea. [q2]', twice).kept).toBe(0);
  });

  it('calls nobody by a first name that two people have', () => {
    const other = { ...bob, id: 'ann2', name: 'Ann Day' };
    const shared = citeAll([tell('one', first, ann), tell('two', second, other)]);
    expect(guardSentences('Ann talks about team work. [q1]', shared).kept).toBe(0);
    expect(guardSentences('Ann Lee talks about team work. [q1]', shared).kept).toBe(1);
  });

  // What may stand in a sentence without standing in the quote; written out here, so that the guard can't widen it unseen.
  const free = new Set(
    (
      'in another the same story this article writer ann lee newly qualified social worker at from of kent council bob day also a an ' +
      'talks talked speaks spoke tells told us describes described mentions mentioned touches touched on writes wrote about explains explained ' +
      'says said that and as well what it is like to how are was their its they them theirs themselves'
    ).split(' '),
  );
  const split = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const pool = [
    ...new Set([
      ...words.flatMap((text) => text.split(' ')),
      'never',
      'all',
      '2016',
      'free',
      'not',
      'hit',
      'London',
      'must',
      '”',
    ]),
  ];
  const good = [
    'Ann talks about the benefits to team work. [q1]',
    'Bob Day talks about two days of study leave. [q2]',
    'The story mentions the course in 2015. [q3]',
    'Ann says that there are a lot of benefits to team work in Kent. [q1]',
  ];
  const change = fc.record({
    at: fc.nat(12),
    word: fc.constantFrom(...pool),
    how: fc.constantFrom('insert', 'replace', 'drop', 'swap'),
  });
  const mutate = (sentence: string, changes: readonly { at: number; word: string; how: string }[]): string => {
    const [, text = '', token = ''] = /^(.*)\. (\[q\d\])$/u.exec(sentence) ?? [];
    const list = text.split(' ');
    for (const { at, word, how } of changes) {
      const place = at % list.length;
      if (how === 'insert') list.splice(place, 0, word);
      else if (how === 'replace') list[place] = word;
      else if (how === 'drop') list.splice(place, 1);
      else list.splice(place, 2, ...list.slice(place, place + 2).reverse());
    }
    return `${list.join(' ')}. ${token}`;
  };

  it('lets no word through that the quote does not have, however a good sentence is changed', () => {
    let kept = 0;
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 3 }), (sentence, changes) => {
        const { before } = guardSentences(mutate(sentence, changes), citations);
        before.forEach((sentences, at) => {
          const quoted = split(words[at] ?? '');
          for (const left of sentences) {
            kept += 1;
            const unknown = split(left).filter(
              (word) =>
                !free.has(word) &&
                !quoted.some((own) => own === word || (word.length > 3 && own.startsWith(word.slice(0, -3)))),
            );
            expect(unknown).toEqual([]);
            // Numbers and words that turn the meaning: to the letter, or not at all.
            for (const word of split(left))
              if (/\d|^(?:never|not|all|must|free|two|three)$/u.test(word)) expect(quoted).toContain(word);
          }
        });
      }),
      { numRuns: 1500 },
    );
    expect(kept).toBeGreaterThan(20);
  });

  it('takes any text, and what it keeps is plain', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            'Ann ',
            'talks about ',
            'team work',
            '. ',
            '[q1]',
            '“',
            '<',
            '\n',
            ',',
            'q1',
            '[',
            ']',
            "'",
            'says ',
          ),
          { maxLength: 14 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(any, (output) => {
        const { before, kept } = guardSentences(output, citations);
        expect(before.flat()).toHaveLength(kept);
        for (const sentence of before.flat()) expect(sentence).toMatch(/^[A-Z][A-Za-z0-9 ,&’-]*\.$/u);
      }),
      { numRuns: 500 },
    );
  });

  it('takes time that grows with the text and no faster', () => {
    const nasty = `Ann talks about ${'and a the '.repeat(200)}team. [q1]`;
    expect(keeps(nasty + ' .'.repeat(2000) + '[q1]'.repeat(500))).toBe(false);
  });
});
