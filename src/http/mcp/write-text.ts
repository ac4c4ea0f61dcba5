/** What a tool's result says in plain text, for clients that read no structure. Every quote stands with its attribution. */
import type { SearchResultBody } from '../contract/search.js';
import type { ArticleBody } from '../contract/stories.js';

type PassageBody = SearchResultBody['passages'][number];

export function writePassages({ passages, signposts }: SearchResultBody): string {
  if (signposts.length > 0)
    return signposts.map(({ name, phone, text, url }) => joinKnown([name, phone, text, url], '\n')).join('\n\n');
  if (passages.length === 0) return 'Nothing was found.';
  return passages.map(writePassage).join('\n\n');
}

function writePassage({ rank, text, cut, speaker, articleTitle, articleId, council, heading }: PassageBody): string {
  const who = speaker === null ? 'The article' : joinKnown([speaker.name, speaker.role, speaker.employer]);
  const where = joinKnown([articleTitle ?? articleId, council?.name]);
  const under = heading === null ? '' : ` (under “${heading}”)`;
  return `${rank}. ${who} in ${where}${under}: “${text}”${cut ? ' …' : ''}`;
}

export function writeArticles(articles: readonly ArticleBody[]): string {
  if (articles.length === 0) return 'There are no articles.';
  return articles.map(writeArticle).join('\n\n');
}

function writeArticle({ id, title, council, publisher, published, url, people }: ArticleBody): string {
  const head = `${id}: ${joinKnown([title, council?.name, publisher, published, url])}`;
  const voices = people.map(({ name, role, employer }) => `- ${joinKnown([name, role, employer])}`);
  return [head, ...voices].join('\n');
}

function joinKnown(parts: readonly (string | null | undefined)[], by = ', '): string {
  return parts.filter((part) => part != null).join(by);
}
