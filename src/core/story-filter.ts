import type { ArticleCard, CorpusCards } from './corpus/article.js';
import { isDate } from './corpus/is-date.js';
import { InvalidFilterError, UnknownArticleError, UnknownSpeakerError } from './errors.js';
import type { ChunkTable } from './retrieval/collection.js';
import type { Passage } from './retrieval/passage.js';

/** Which stories and voices to search, besides the council. What is absent does not narrow the search. */
export interface StoryFilter {
  /** Name of a person as printed, or a part of it that only one person has; capitals do not count. Only their words are quoted. */
  readonly speaker?: string;
  readonly articleIds?: readonly string[];
  /**
   * YYYY, YYYY-MM or YYYY-MM-DD: stories published then or later. A story without a date is left out, and so is one whose
   * date is not known as exactly as this needs.
   */
  readonly since?: string;
}

/** A filter whose names and ids all exist, with the council. */
export interface CheckedFilter {
  readonly council: string | null;
  /** Name as printed. */
  readonly speaker: string | null;
  readonly articleIds: readonly string[] | null;
  readonly since: string | null;
}

/**
 * Checks a filter against the stories there are. The council was checked before.
 * @throws UnknownSpeakerError, UnknownArticleError, which list what there is; InvalidFilterError for what is no date and
 * where no story fits all that was asked for.
 */
export function checkFilter(filter: StoryFilter, council: string | null, { articles }: CorpusCards): CheckedFilter {
  const { articleIds = null, since = null } = filter;
  for (const id of articleIds ?? []) requireArticle(articles, id);
  if (since !== null && !isDate(since))
    throw new InvalidFilterError('The date must be written as YYYY, YYYY-MM or YYYY-MM-DD, such as 2018.');
  const speaker = filter.speaker === undefined ? null : findSpeaker(articles, filter.speaker);
  const checked = { council, speaker, articleIds, since };
  if (narrows({ ...checked, council: null }) && !articles.some((article) => fits(article, checked)))
    throw new InvalidFilterError('No story fits all the filters together. Leave one of them out.');
  return checked;
}

/** Whether anything at all is filtered. */
export function narrows({ council, speaker, articleIds, since }: CheckedFilter): boolean {
  return council !== null || speaker !== null || articleIds !== null || since !== null;
}

/**
 * Which chunks a filter lets be searched; undefined where it lets all. Each article is looked at once, when one of its
 * chunks is first asked about.
 */
export function selectChunks(
  { articles }: Pick<CorpusCards, 'articles'>,
  chunks: ChunkTable,
  filter: CheckedFilter,
): ((number: number) => boolean) | undefined {
  if (!narrows(filter)) return undefined;
  /** Ids of those who may speak, by article; null where the article doesn't fit. */
  const seen = new Map<number, ReadonlySet<string> | null>();
  return (number) => {
    const chunk = chunks[number];
    const article = articles[chunk?.article ?? -1];
    if (!chunk || !article) return false;
    let voices = seen.get(chunk.article);
    if (voices === undefined) {
      voices = fits(article, filter) ? idsOf(article, filter.speaker ?? '') : null;
      seen.set(chunk.article, voices);
    }
    if (voices === null || filter.speaker === null) return voices !== null;
    return chunk.sentences.some(({ personId, quotable }) => quotable && personId !== null && voices.has(personId));
  };
}

/** The passages with nobody's words to quote but the speaker's; all where no speaker is asked for. */
export function keepVoice(passages: readonly Passage[], { speaker }: CheckedFilter): readonly Passage[] {
  if (speaker === null) return passages;
  return passages.map((passage) => {
    const voices = idsOf(passage.article, speaker);
    const sentences = passage.chunk.sentences.map((sentence) =>
      sentence.personId !== null && voices.has(sentence.personId) ? sentence : { ...sentence, quotable: false },
    );
    return { ...passage, chunk: { ...passage.chunk, sentences } };
  });
}

/** Whether a filter lets an article be searched, as far as its card tells. */
export function fits(article: ArticleCard, { council, speaker, articleIds, since }: CheckedFilter): boolean {
  return (
    (council === null || article.councilId === council) &&
    (articleIds === null || articleIds.includes(article.id)) &&
    // ISO dates stand in the order of their letters; a shorter one stands before every date that begins with it.
    (since === null || (article.published !== null && article.published >= since)) &&
    (speaker === null || speaksIn(article, speaker))
  );
}

function speaksIn(article: ArticleCard, speaker: string): boolean {
  const voices = idsOf(article, speaker);
  return article.speech.some(({ personId }) => voices.has(personId));
}

function idsOf({ people }: Pick<ArticleCard, 'people'>, speaker: string): ReadonlySet<string> {
  return new Set(people.filter(({ name }) => name === speaker).map(({ id }) => id));
}

function findSpeaker(articles: readonly ArticleCard[], wanted: string): string {
  const spoken = articles.flatMap((article) =>
    article.people.filter(({ id }) => article.speech.some(({ personId }) => personId === id)).map(({ name }) => name),
  );
  const names = [...new Set(spoken)].sort();
  const folded = foldName(wanted);
  const whole = names.find((name) => foldName(name) === folded);
  if (whole !== undefined) return whole;
  const partly = names.filter((name) => ` ${foldName(name)} `.includes(` ${folded} `));
  const [only, second] = partly;
  if (only !== undefined && second === undefined && folded !== '') return only;
  throw new UnknownSpeakerError(
    second === undefined || folded === ''
      ? `Nobody of that name speaks in the stories. These people do: ${names.join(', ') || 'none'}.`
      : `More than one person has that name: ${partly.join(', ')}. Give the whole name.`,
  );
}

function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll('’', "'").trim().replace(/\s+/gu, ' ');
}

function requireArticle(articles: readonly ArticleCard[], id: string): void {
  if (articles.some((article) => article.id === id)) return;
  const known = articles.map((article) => article.id).join(', ');
  const named = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id) && id.length <= 60 ? `story '${id}'` : 'such story';
  throw new UnknownArticleError(`There is no ${named}. There are: ${known || 'none'}.`);
}
