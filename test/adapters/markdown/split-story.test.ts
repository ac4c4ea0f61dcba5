import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinStory, splitStory } from '../../../src/adapters/markdown/split-story.js';

const block = '```yaml asked\n- answer: tea\n  questions: [Tea?]\n```\n';

describe('splitStory', () => {
  it('tells front matter, text and what people ask apart, and where each begins', () => {
    expect(splitStory(`\uFEFF---\r\nid: a\r\n---\r\nWe have tea.\n\n${block}\n`)).toEqual({
      frontMatter: 'id: a\n',
      body: 'We have tea.\n\n',
      bodyLine: 4,
      asked: { source: '- answer: tea\n  questions: [Tea?]\n', line: 7 },
    });
  });

  it.each([
    ['a text alone', 'We have tea.\n', 'We have tea.\n'],
    ['another block of code', 'a\n\n```yaml\nb\n```\n', 'a\n\n```yaml\nb\n```\n'],
    ['a block that is not the end', `a\n\n${block}\nb\n`, `a\n\n${block}\nb\n`],
    ['what is no line of its own', 'a ```yaml asked\n- b\n```\n', 'a ```yaml asked\n- b\n```\n'],
    ['a block that does not end', 'a\n\n```yaml asked\n- b\n', 'a\n\n```yaml asked\n- b\n'],
  ])('leaves %s in the text', (_what, source, body) => {
    expect(splitStory(source)).toEqual({ frontMatter: null, body, bodyLine: 1, asked: null });
  });

  it('takes an empty block, and one without a text before it', () => {
    expect(splitStory('```yaml asked\n```')).toMatchObject({ body: '', asked: { source: '', line: 2 } });
  });
});

describe('joinStory', () => {
  it('puts together what splits into the same parts again', () => {
    const lines = fc.array(fc.constantFrom('a', '- b', '', '# c', '``', 'é “d”'), { maxLength: 4 });
    const text = lines.map((some) => some.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(fc.option(text), text, fc.option(text), (frontMatter, body, asked) => {
        const parts = splitStory(joinStory({ frontMatter, body, asked }));
        expect([parts.frontMatter, parts.body, parts.asked?.source ?? null]).toEqual([frontMatter, body, asked]);
      }),
    );
  });
});
