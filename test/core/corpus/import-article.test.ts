import { describe, expect, it } from 'vitest';
import { proposeArticle } from '../../../src/core/corpus/import-article.js';
import { splitPlainText } from '../../../src/core/corpus/import-blocks.js';

const propose = (...lines: string[]) => proposeArticle(splitPlainText(lines.join('\n\n')));

/** Speech as "id: words". */
const spoken = (...lines: string[]) =>
  propose(...lines).blocks.flatMap(({ text, speech }) =>
    speech.map(({ personId, start, end }) => `${personId}: ${text.slice(start, end)}`),
  );
const checks = (...lines: string[]) => propose(...lines).blocks.flatMap((block) => block.checks);

describe('proposeArticle: whose words', () => {
  it.each([
    ['says NAME', ['“It is hard,” says Ann Lee.'], ['ann: “It is hard,”']],
    ['NAME says', ['Ann Lee, a nurse, says: “It is hard.”'], ['ann: “It is hard.”']],
    ['a body', ['Ofsted added: “It is a good place.”'], ['ofsted: “It is a good place.”']],
    ['(NAME – role)', ['“It is hard”. (Ann Lee – formerly a nurse)'], ['ann: “It is hard”']],
    [
      'an interruption',
      ['“It is hard,” says Ann. “And it is good.”'],
      ['ann: “It is hard,”', 'ann: “And it is good.”'],
    ],
    ['straight marks', ['"It is hard," said Ann.'], ['ann: "It is hard,"']],
    [
      'several paragraphs, named first',
      ['Ann says: “One thing.', '“Two things.', '“Three.”'],
      ['ann: “One thing.', 'ann: “Two things.', 'ann: “Three.”'],
    ],
    [
      'several paragraphs, named last',
      ['“One thing.', '“Two things,” says Ann.'],
      ['ann: “One thing.', 'ann: “Two things,”'],
    ],
    ['he, after one person', ['Ann Lee explains the plan.', '“It is hard,” she says.'], ['ann: “It is hard,”']],
    [
      'a lead-in',
      ['Like many, Ann began her work late:', '“I was just not feeling engaged.”'],
      ['ann: “I was just not feeling engaged.”'],
    ],
    [
      'an interview',
      ['60 seconds with… Ann Lee, nurse, Kent', 'Why?', 'I like it.', 'And you know.', 'What next?', 'Tea.'],
      ['ann: I like it.', 'ann: And you know.', 'ann: Tea.'],
    ],
    [
      'labels',
      ['Sam Okafor: I drove a van.', 'Sam Reyes: My aunt did.', 'Sam Okafor: Oh yes.', 'Sam Reyes: So.'],
      ['sam-okafor: I drove a van.', 'sam-reyes: My aunt did.', 'sam-okafor: Oh yes.', 'sam-reyes: So.'],
    ],
  ])('%s', (_pattern, lines, expected) => {
    expect(spoken(...lines)).toEqual(expected);
    expect(checks(...lines)).toEqual([]);
  });

  it.each([
    ['nobody is named', ['The day was long and wet.', '“I was just not feeling engaged.”']],
    [
      'two people share the first name',
      ['Sam Okafor says: “I do.”', 'Sam Reyes says: “So do I.”', '“It is a hard job,” says Sam.'],
    ],
    ['two people are before he', ['Bob Day says tea helps. Ann Lee says so too.', '“It is a very hard job,” he says.']],
    ['the lead-in names one without a colon', ['Ann began her work late.', '“I was just not feeling engaged.”']],
    ['the quotation is never closed', ['Ann says: “It is hard.', 'The day went on.']],
  ])('asks where %s', (_why, lines) => {
    expect(checks(...lines)).toHaveLength(1);
  });

  it('names nobody where it asks', () => {
    expect(spoken('Ann began her work late.', '“I was just not feeling engaged.”')).toEqual([]);
    expect(checks('Ann began her work late.', '“I was just not feeling engaged.”')[0]).toContain(
      'Perhaps speaker:ann.',
    );
    expect(spoken('Bob Day says tea helps. Ann Lee says so too.', '“It is a very hard job,” he says.')).toEqual([]);
  });

  it('leaves words that are set apart alone', () => {
    expect(spoken('The “golden thread” of the ‘outstanding’ team is seen.')).toEqual([]);
    expect(checks('The “golden thread” of the ‘outstanding’ team is seen.')).toEqual([]);
  });

  it('reads role and employer as printed', () => {
    const { people } = propose('Ann Lee, a principal social worker at Newham, says: “It is hard.”', '“Yes,” says Bob.');
    expect(people).toEqual([
      { id: 'ann', name: 'Ann Lee', role: 'principal social worker', employer: 'Newham' },
      { id: 'bob', name: 'Bob', role: null, employer: null },
    ]);
  });
});

describe('proposeArticle: page furniture', () => {
  it('drops it and says so', () => {
    const { blocks, dropped, title } = propose(
      'Cookie Consent by Somebody',
      'A day in the office of a team',
      'It was a long day for all of us.',
      'Photo: A Person',
      'It was a long day',
      'Click here to find out more.',
    );
    expect(title).toBe('A day in the office of a team');
    expect(blocks.map(({ text }) => text)).toEqual(['It was a long day for all of us.']);
    expect(dropped.map(({ what }) => what)).toEqual([
      'a cookie notice',
      'a photo credit',
      'a repeated pull quote',
      'a link to click',
    ]);
  });

  it('keeps a long paragraph with furniture in it and asks', () => {
    const long = `${'It is a way of seeing the world and of acting in it. '.repeat(3)}Find out more on the other site:`;
    expect(propose(long).dropped).toEqual([]);
    expect(checks(long)).toEqual([expect.stringContaining('a link to more')]);
  });

  it('asks about short lines above the story', () => {
    const { title, blocks } = propose('In the spotlight', 'A rather long title of a story', 'It was a long day.');
    expect(title).toBe('A rather long title of a story');
    expect(blocks[0]).toMatchObject({ text: 'In the spotlight', checks: [expect.stringContaining('label')] });
  });
});

describe('splitPlainText', () => {
  it('takes lines for paragraphs, as pages are copied', () => {
    expect(splitPlainText('Why?\nI like it.\r\nA lot.\n')).toEqual([
      { kind: 'heading', text: 'Why?' },
      { kind: 'paragraph', text: 'I like it.' },
      { kind: 'paragraph', text: 'A lot.' },
    ]);
  });

  it('joins hard-wrapped lines', () => {
    const text =
      'This text was wrapped by a program at\nsome column, so that its lines break\noff inside a sentence.\n\nAnother one\nhere.';
    expect(splitPlainText(text).map((block) => block.text)).toEqual([
      'This text was wrapped by a program at some column, so that its lines break off inside a sentence.',
      'Another one here.',
    ]);
  });
});
