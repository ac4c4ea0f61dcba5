import { checkArticle } from '../../../src/core/corpus/check-article.js';
import { chunkArticle } from '../../../src/core/corpus/chunk-article.js';
import { Quote } from '../../../src/core/answer/quote.js';
import { parseArticle } from '../../../src/adapters/markdown/parse-article.js';
import type { Article } from '../../../src/core/corpus/article.js';
import { type FuzzTarget, hold } from '../fuzz-target.js';
import type { HeldStories } from '../held-stories.js';

/** The parser of the corpus's files. */
export function openArticleTarget({ sources }: Pick<HeldStories, 'sources'>): FuzzTarget {
  return {
    name: 'article',
    promise:
      'never throws; blocks, speech and what answers lie in the text; what is cut from an article without faults is its own words',
    pieces: [
      '---\n',
      'id: a\n',
      'rights: Ours.\n',
      'people:\n',
      '  ann: { name: Ann Lee }\n',
      '  bob: *x\n',
      'x: &x [*x, *x]\n',
      'title: ',
      'published: 2018-03-02\n',
      '---\nid: a\nrights: Ours.\npeople:\n  ann: { name: Ann Lee }\n---\n\n',
      '\n```yaml asked\n',
      '\n```yaml asked\n- answer: I like it.\n  questions: [Why?]\n```\n',
      '- { answer: word, questions: [a, b] }\n',
      '- { answer: "", questions: [] }\n',
      '\n\n',
      '\n',
      '\r',
      '# ',
      '> ',
      '- ',
      '1. ',
      '    ',
      '```\n',
      '[',
      '](speaker:ann)',
      '](',
      '![',
      '[a]: b\n',
      '*',
      '_',
      '**a',
      '`',
      '<b>',
      '<!-- ',
      '-->',
      '<!-- CHECK a -->',
      '&amp;',
      '\\',
      '“',
      '”',
      '‘',
      '"',
      'I like it. ',
      'word ',
      ' ',
    ],
    seeds: sources,
    weight: 8,
    longest: 64_000,
    run(source) {
      const { article, faults, lineAt } = parseArticle(source, 'a');
      const { text, blocks, speech, asked = [] } = article;
      for (const { start, end } of [...blocks, ...speech])
        hold(0 <= start && start <= end && end <= text.length, 'blocks and speech lie in the text');
      for (const { start, end } of asked)
        hold(
          blocks.some((block) => block.start <= start && start < end && end <= block.end),
          'what answers lies in a block',
        );
      const lines = source.replace(/\r\n?/gu, '\n').split('\n').length;
      for (const { line } of faults) hold(line >= 1 && line <= lines + 1, 'a fault’s line is a line of the file');
      hold(lineAt(text.length) <= lines + 1, 'the last line is in the file');
      if (faults.length === 0) holdQuotes(article);
    },
  };
}

function holdQuotes(article: Article): void {
  hold(checkArticle(article).length === 0, 'an article without faults has none when it is checked again');
  const countTokens = (text: string): number => text.split(/\s+/u).length;
  for (const chunk of chunkArticle(article, { articleNumber: 0, maxTokens: 60, countTokens })) {
    hold(chunk.start < chunk.end && chunk.end <= article.text.length, 'a chunk lies in the text');
    for (const { start, end } of chunk.sentences) {
      hold(chunk.start <= start && end <= chunk.end, 'a sentence lies in its chunk');
      hold(Quote.locate(article, start, end).text === article.text.slice(start, end), 'a quote is verbatim');
    }
  }
}
