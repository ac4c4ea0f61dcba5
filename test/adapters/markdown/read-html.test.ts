import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../src/adapters/markdown/read-html.js';

describe('readHtml', () => {
  it.each(['div', 'b', 'article', 'blockquote'])('reads words inside %s, however deep', (tag) => {
    const { blocks } = readHtml(`<p>First.</p>${`<${tag}>`.repeat(20_000)}Deep <i>words</i>`);
    expect(blocks.map(({ text }) => text)).toEqual(['First.', expect.stringMatching(/^Deep\s+words$/u)]);
  });

  it('reads parts in the order of the page, and leaves out what shows nothing', () => {
    const { blocks, skipped } = readHtml(
      '<main><h1>One</h1><p>Two <b>and <i>a</i> half</b></p><nav>Menu<a>Home</a></nav><script>no</script>Three</main>',
    );
    expect(blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'heading: One',
      'paragraph: Two and a half',
      'paragraph: Three',
    ]);
    expect(skipped).toEqual(['Menu Home']);
  });
});
