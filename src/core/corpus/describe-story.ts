import type { Article } from './article.js';

/** A story as a list of the corpus shows it. */
export interface StoryRow {
  readonly id: string;
  readonly title: string | null;
  readonly council: string | null;
  readonly speakers: readonly { readonly name: string; readonly role: string | null; readonly pseudonym: boolean }[];
  readonly published: string | null;
  /** Whole years since it was published; null where that is not known. */
  readonly ageYears: number | null;
  readonly rights: string;
  readonly words: number;
  /** Keys of the front matter that nobody has filled in, and `speakers` where nobody is quoted. */
  readonly missing: readonly string[];
}

/** Describes a story for the list; `today` is YYYY-MM-DD. */
export function describeStory(article: Article, today: string): StoryRow {
  const { id, title, councilId, publisher, published, url, rights, people, text, speech } = article;
  const known = { title, council: councilId, publisher, published, url, speakers: speech.length === 0 ? null : speech };
  return {
    id,
    title,
    council: councilId,
    speakers: people.map(({ name, role, pseudonym }) => ({ name, role, pseudonym: pseudonym === true })),
    published,
    ageYears: published === null ? null : countYears(published, today),
    rights,
    words: text.split(/\s+/u).filter((word) => word !== '').length,
    missing: Object.entries(known).flatMap(([key, value]) => (value === null ? [key] : [])),
  };
}

/** Whole years between two ISO dates; a month or day that is not known counts as the first. */
function countYears(from: string, to: string): number {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 1, toDay = 1] = to.split('-').map(Number);
  const isBefore = toMonth < month || (toMonth === month && toDay < day);
  return Math.max(0, toYear - year - (isBefore ? 1 : 0));
}
