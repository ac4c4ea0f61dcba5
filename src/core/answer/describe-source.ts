import type { Article, Council, Person } from '../corpus/article.js';

/** Who a speaker is, as printed: "Jess, Specialist Practitioner, Kensington & Chelsea". Nothing is added where a part is missing. */
export function describeSpeaker({ name, role, employer }: Person): string {
  return [name, role, employer].filter((part) => part !== null).join(', ');
}

/** An article in a sentence: its title in quotation marks, or whose story it is where no title was printed. */
export function describeArticle(article: Article, council: Council | null): string {
  if (article.title !== null) return `‘${article.title}’`;
  return council ? `a story from ${council.name}` : 'a story without a title';
}

/** "published in 2018", so that an old figure is not read as today's; empty where the year is not known. */
export function describeYear(article: Article): string {
  const year = article.published?.slice(0, 4);
  return year ? `published in ${year}` : '';
}
