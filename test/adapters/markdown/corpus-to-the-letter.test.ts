import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/adapters/markdown/parse-article.js';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const fold = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** What of each page is no part of the story, in the order in which it stands there. */
const furniture: Readonly<Record<string, readonly string[]>> = {
  'kensington-chelsea-jess': [
    'Find out more about working in Kensington & Chelsea, and view their current opportunities here.',
  ],
  'kent-frontline-view': [
    'Employer Zone Kent County Council Frontline view In a good place…What is it like to be a social worker in Kent? A sponsored feature from Kent County Council',
    '“What I really like about Kent is that they take an interest in you as a person, not just the case”',
    '“We get additional support when things are more hectic”',
  ],
  'making-a-difference': [
    "Children's social workers making a differenceMaking a difference",
    'Have a look at what some of our social workers have said about particular cases.',
  ],
  'newham-career-progression': [
    'Workforce Insights London Borough of Newham In the spotlight Career progression: how a London borough is investing in its social workers A professional man talking to a mother and child Photo: AntonioDiaz/AdobeStock',
    'The whole role was far broader and much more dynamic than I had anticipated. I think I had no idea of the breadth and extent of the work that social workers do.',
    'Click here to find out more about a career at the London Borough of Newham. Read the latest Ofsted report here. Find out more about Newham: ‘I feel like, as social workers, our voices have been listened to’ Podcast: Newham reshapes practice in its improvement journey',
    'Find out more on Community Care Inform: A guide to applying systemic practice in social work',
  ],
  'resilient-social-workers': [
    'Cookie Consent by Popupsmart Website Connecting to LinkedIn... Mrcc People News & Social Media New ways of working and learning can grow resilient children’s social workers Posted on 2/03/2018 by 110303 F Vo466 003',
    'Source: Guardian',
  ],
};

describe.each(Object.entries(furniture))('%s', (id, dropped) => {
  const raw = read(`test/fixtures/raw/${id}.txt`);
  const { article } = parseArticle(read(`corpus/articles/${id}.md`), id);

  it('holds the story’s words to the letter and in order, and drops nothing but furniture', () => {
    let rest = fold(raw);
    const left: string[] = [];
    for (const { start, end } of article.blocks) {
      const block = fold(article.text.slice(start, end));
      const at = rest.indexOf(block);
      expect(at, `not in the source: ${block}`).toBeGreaterThanOrEqual(0);
      left.push(fold(rest.slice(0, at)));
      rest = rest.slice(at + block.length);
    }
    left.push(fold(rest));
    expect(left.filter((text) => text !== '')).toEqual(dropped);
  });

  it('keeps every space inside a block as it is in the source', () => {
    for (const { start, end } of article.blocks) expect(raw).toContain(article.text.slice(start, end));
  });

  it('gives its title as printed', () => {
    if (article.title !== null) expect(fold(raw)).toContain(article.title);
  });

  it('names people, roles and employers as printed', () => {
    for (const { name, role, employer } of article.people)
      for (const words of [name, role, employer]) if (words !== null) expect(fold(raw)).toContain(words);
  });
});

describe('who speaks in the corpus', () => {
  it.each([
    ['kensington-chelsea-jess', 'There’s a number of benefits', 'Jess', 'Specialist Practitioner'],
    ['kent-frontline-view', 'Kent is very supportive', 'Amy Gordon', 'newly qualified social worker'],
    ['kent-frontline-view', 'Philip Segurola', 'Amy Gordon', 'newly qualified social worker'],
    ['making-a-difference', 'It is hard to think', 'Nicky Morgan', 'formerly Education Secretary'],
    ['newham-career-progression', 'There’s a genuine commitment', 'Jane', 'practice development social worker'],
    ['newham-career-progression', 'One that should be supported', 'Dave Tapsell', 'Director of clinical practice'],
    ['newham-career-progression', 'There was flexibility', 'Jack', 'systemic psychotherapist'],
    ['newham-career-progression', 'I was given a lot of autonomy', 'Clare', 'practice development social worker'],
    ['newham-career-progression', 'We aim to have a pipeline', 'Beverley Halligan', 'principal social worker'],
    ['resilient-social-workers', 'allows social workers to explore', 'Ofsted', null],
  ])('%s: “%s…” is %s’s', (id, words, name, role) => {
    const { article } = parseArticle(read(`corpus/articles/${id}.md`), id);
    const at = article.text.indexOf(words);
    const speech = article.speech.find(({ start, end }) => start <= at && at < end);
    expect(article.people.find((person) => person.id === speech?.personId)).toMatchObject({ name, role });
  });

  it.each([
    [
      'newham-career-progression',
      ['outstanding', 'says Dave', 'Newham is unique', 'Director of clinical practice Dave'],
    ],
    ['making-a-difference', ['a window into practice', 'We have to analyse', '(Nicky Morgan']],
    ['resilient-social-workers', ['tri-borough', 'where my trust', 'And inspectors said']],
    ['kensington-chelsea-jess', ['Like many social workers', 'it’s well worth speaking']],
    ['kent-frontline-view', ['Recently rated good', 'What are caseloads like']],
  ])('%s: nobody is made to say the writer’s words', (id, phrases) => {
    const { article } = parseArticle(read(`corpus/articles/${id}.md`), id);
    for (const words of phrases) {
      const at = article.text.indexOf(words);
      expect(at, words).toBeGreaterThanOrEqual(0);
      expect(
        article.speech.filter(({ start, end }) => start <= at && at < end),
        words,
      ).toEqual([]);
    }
  });
});
