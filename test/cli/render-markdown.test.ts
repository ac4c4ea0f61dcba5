import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { escapeMarkdown, renderMarkdown } from '../../src/cli/render-markdown.js';
import { presentAnswer } from '../../src/http/present-answer.js';
import { createStubAsk } from '../http/stub-stories.js';

const answer = async (question: string) => presentAnswer(await createStubAsk().ask({ question }));

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

test('each quote with its source, and what it is checked by', async () => {
  expect(renderMarkdown(await answer('x')))
    .toBe(`> You get to see a case through – to the end, every week, with the same family & their friends.
>
> — Sam, Social worker, North Council: *A day \\<with> Sam*, Northern Paper, 2 March 2018, <https://example.org/sam#:~:text=You%20get%20to%20see%20a%20case,the%20same%20family%20%26%20their%20friends.>
>
> Article north-sam, characters 11–104, SHA-256 ${'0'.repeat(64)}

> Sam says:
>
> — The article
>
> Article bare, characters 0–9, SHA-256 ${'0'.repeat(64)}
`);
});

test('help lines where there is no quote', async () => {
  expect(renderMarkdown(await answer('hurt'))).toBe(
    'You can talk to someone now.\n\n- **Helpline**: Free. 0800 1111 <https://example.org/help>\n',
  );
});

test('an address that is not the web’s becomes no link', async () => {
  const told = await answer('x');
  const citations = told.citations.map((citation) => ({ ...citation, url: 'javascript:alert(1)' }));
  expect(renderMarkdown({ ...told, citations })).not.toContain('<javascript');
});

test('any words are shown to the letter', () => {
  const words = fc.string({
    unit: fc.constantFrom(...Array.from('ab1 .)*_[]()<>#|~&;+=-!`\\$"\'“’'), 'amp', '&amp;', 'http://a.b'),
  });
  fc.assert(
    fc.property(words, (text) => {
      const shown = text.replace(/\s+/gu, ' ').trim();
      fc.pre(shown !== '');
      const tree = fromMarkdown(`> ${escapeMarkdown(shown)}\n`);
      expect(tree.children.map(({ type }) => type)).toEqual(['blockquote']);
      const [quote] = tree.children;
      expect(quote && 'children' in quote ? quote.children.map(({ type }) => type) : []).toEqual(['paragraph']);
      expect(textOf(tree)).toBe(shown);
    }),
    { numRuns: 500 },
  );
});
