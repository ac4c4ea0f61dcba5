import { parseArticle } from '../../../src/adapters/markdown/parse-article.js';
import { proposeStory, type StorySource } from '../../../src/adapters/markdown/propose-story.js';
import { type FuzzTarget, hold } from '../fuzz-target.js';

const pieces = [
  '<article>',
  '</article>',
  '<p>',
  '</p>',
  '<h1>',
  '</h1>',
  '<h2>',
  '<b>',
  '<a>',
  '</b>',
  '<div>',
  '</div>',
  '<li>',
  '<table>',
  '<td>',
  '<template>',
  '<svg>',
  '<nav>',
  '<form>',
  '<select>',
  '<br>',
  '<p hidden>',
  '<meta property="og:site_name" content="Kent">',
  '<link rel="canonical" href="https://example.org/a">',
  '&nbsp;',
  '&#x1F3E1;',
  '&#0;',
  '<!--',
  '-->',
  '<script>',
  '\n\n',
  '\n',
  '“It is hard,” says Ann Lee. ',
  'Ann Lee: ',
  'Ann Lee, a social worker at Kent, says: ',
  '60 seconds with… Ann Lee, nurse, Kent\n\n',
  'Why do you stay?\n\n',
  'Read more',
  'Accept cookies\n',
  '“',
  '”',
  '"',
  '‘',
  '(Ann – manager)',
  'she says',
  'Dr. ',
  'Word ',
  ' ',
  '\t',
];

/** What makes a story's file out of text, a web page or Markdown. */
export const importerTarget: FuzzTarget = {
  name: 'importer',
  promise: 'never throws; the file that it proposes can be read; the words of plain text are the story’s own',
  pieces,
  seeds: [
    '<!doctype html><html><head><title>T</title></head><body><main><h1>Jess</h1><p>“I like it,” says Jess.</p></main></body></html>',
    '60 seconds with… Ann Lee, nurse, Kent\n\nWhy?\n\nI like it.\n\nAnd you know.\n\nWhat next?\n\nTea.',
    'Sam Okafor: I drove a van.\n\nSam Reyes: My aunt did.\n\nSam Okafor: Oh yes.',
  ],
  weight: 5,
  longest: 64_000,
  run(text) {
    for (const form of ['text', 'html', 'markdown'] as const) runForm({ form, text });
  },
};

function runForm(source: StorySource): void {
  const { markdown } = proposeStory(source, 'a');
  const { article, faults } = parseArticle(markdown, 'a');
  const malformed = faults.find(({ message }) => /YAML can't be read|no front matter/u.test(message));
  hold(malformed === undefined, `the proposed file can be read (${source.form}: ${malformed?.message ?? ''})`);
  if (source.form !== 'text') return;
  const own = bare(source.text);
  for (const { start, end } of article.blocks)
    hold(own.includes(bare(article.text.slice(start, end))), 'a proposed block has the text’s own words');
}

/** Letters and digits alone: what furniture, folding and marks are cannot change them. */
function bare(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
}
