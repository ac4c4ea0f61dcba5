import type { Article } from '../../core/corpus/article.js';
import { type AsPrinted, checkArticle } from '../../core/corpus/check-article.js';
import { locateAsked } from '../../core/corpus/locate-asked.js';
import { parseAsked } from './parse-asked.js';
import { type FrontMatter, parseFrontMatter } from './parse-front-matter.js';
import type { LineFault } from './parse-yaml.js';
import { type Body, readBody } from './read-body.js';
import { splitStory } from './split-story.js';

export interface ParsedArticle {
  /** What could be read; use it only where `faults` is empty. */
  readonly article: Article;
  readonly asPrinted: readonly AsPrinted[];
  /** Every fault of this file alone, in order of lines. */
  readonly faults: readonly LineFault[];
  /** Source line (1-based) of the character at `offset` of the article's text. */
  readonly lineAt: (offset: number) => number;
  /** Source line of a key of the front matter, or of the front matter where the key is absent. */
  readonly lineOfKey: (path: readonly PropertyKey[]) => number;
}

/**
 * Parses one article's Markdown. `id` is the base name of its file; front matter that states another is a fault. The
 * canonical text: CRLF and CR are line ends, soft breaks are spaces, markup is taken away, blocks are joined by a blank
 * line, and nothing is normalised. Never throws: whatever is wrong is in `faults`.
 */
export function parseArticle(source: string, id: string): ParsedArticle {
  const split = splitStory(source);
  const { frontMatter, faults, lineOf } = parseFrontMatter(split.frontMatter ?? '', 2);
  const body = readBody(split.body, split.bodyLine);
  const written = parseAsked(split.asked?.source ?? '', split.asked?.line ?? 1);
  const { asked, faults: unlocated } = locateAsked(written.entries, body);
  const article = { ...buildArticle(frontMatter, body, id), ...(asked.length > 0 && { asked }) };
  const asPrinted = frontMatter.asPrinted ?? [];
  const all: LineFault[] = [...faults, ...body.faults, ...written.faults];
  all.push(...unlocated.map(({ key, message }) => ({ line: written.lineOf(key), message })));
  if (split.frontMatter === null)
    all.push({
      line: 1,
      message: 'There is no front matter. Begin the file with a --- line, the keys, and a --- line.',
    });
  else
    for (const fault of checkArticle(article, asPrinted))
      all.push({ line: 'key' in fault ? lineOf(fault.key) : body.lineAt(fault.start), message: fault.message });
  if (article.id !== id)
    all.push({
      line: lineOf(['id']),
      message: `The id '${article.id}' is not the file's name. Write '${id}' or rename the file.`,
    });
  return { article, asPrinted, faults: arrange(all), lineAt: body.lineAt, lineOfKey: lineOf };
}

/** In order of lines, each once: an HTML tag and its end tag are one thing to mend. */
function arrange(faults: readonly LineFault[]): readonly LineFault[] {
  const once = new Map(faults.map((fault) => [`${fault.line} ${fault.message}`, fault]));
  return [...once.values()].sort((a, b) => a.line - b.line);
}

function buildArticle(frontMatter: FrontMatter, body: Body, id: string): Article {
  return {
    id: frontMatter.id ?? id,
    title: frontMatter.title ?? null,
    councilId: frontMatter.council ?? null,
    publisher: frontMatter.publisher ?? null,
    published: frontMatter.published ?? null,
    url: frontMatter.url ?? null,
    sponsor: frontMatter.sponsor ?? null,
    rights: frontMatter.rights ?? '',
    maxQuoteChars: frontMatter.maxQuoteChars ?? null,
    people: Object.entries(frontMatter.people ?? {}).map(([personId, { name, role, employer, pseudonym }]) => ({
      id: personId,
      name,
      role: role ?? null,
      employer: employer ?? null,
      ...(pseudonym && { pseudonym }),
    })),
    text: body.text,
    blocks: body.blocks,
    speech: body.speech,
  };
}
