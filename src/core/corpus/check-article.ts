import type { Article, Council, Span } from './article.js';
import { checkFurniture } from './check-furniture.js';
import { checkQuotationMarks } from './check-quotation-marks.js';

/** What is wrong with an article and what to do about it: at a span of its text, or at a key of its front matter. */
export type ArticleFault = TextFault | KeyFault;

/** `start`–`end` is what the fault concerns; `start` is the place to show. */
export interface TextFault extends Span {
  readonly message: string;
}

export interface KeyFault {
  /** Path into the front matter, e.g. `['people', 'jess']`. */
  readonly key: readonly string[];
  readonly message: string;
}

/** Words that look like a fault and are printed just so. */
export interface AsPrinted {
  /** Exact part of the article's text; a fault that touches one of its occurrences is let pass. */
  readonly text: string;
  readonly why: string;
}

/** Every fault of one article, those of its front matter first, then those of its text in order. Empty where it is sound. */
export function checkArticle(article: Article, asPrinted: readonly AsPrinted[] = []): readonly ArticleFault[] {
  const allowed = asPrinted.flatMap(({ text }) => findAll(article.text, text));
  const inText = [...checkSpeakers(article), ...checkQuotationMarks(article), ...checkFurniture(article)];
  return [
    ...checkKeys(article),
    ...checkAsPrinted(article, asPrinted),
    ...inText
      .filter((fault) => !allowed.some((span) => span.start < fault.end && fault.start < span.end))
      .sort((a, b) => a.start - b.start),
  ];
}

/** Faults that show only beside the other articles: an id used twice, a council that nobody knows. `article` is a position in `articles`. */
export function checkArticles(
  articles: readonly Article[],
  councils: readonly Council[],
): readonly (KeyFault & { readonly article: number })[] {
  return articles.flatMap(({ id, councilId }, article) => {
    const faults = [];
    if (articles.findIndex((other) => other.id === id) < article)
      faults.push({ article, key: ['id'], message: `Two articles have the id '${id}'. Give one of them another.` });
    if (councilId !== null && !councils.some((council) => council.id === councilId)) {
      const known = councils.map((council) => council.id).join(', ') || 'none';
      const message = `Unknown council '${councilId}'. Add it to councils.yaml or use one that is there (${known}).`;
      faults.push({ article, key: ['council'], message });
    }
    return faults;
  });
}

function checkKeys(article: Article): readonly KeyFault[] {
  const faults: KeyFault[] = [];
  if (article.rights.trim() === '')
    faults.push({ key: ['rights'], message: 'The rights are missing. Say whose text it is and how it may be quoted.' });
  if (article.text === '')
    faults.push({
      key: [],
      message: 'The article has no text. Add its words below the front matter or remove the file.',
    });
  return faults;
}

function checkAsPrinted(article: Article, asPrinted: readonly AsPrinted[]): readonly KeyFault[] {
  return asPrinted.flatMap(({ text }, position) =>
    article.text.includes(text)
      ? []
      : [
          {
            key: ['asPrinted', String(position)],
            message: `The text does not hold '${text}'. Copy the words exactly or remove the exception.`,
          },
        ],
  );
}

function checkSpeakers(article: Article): readonly TextFault[] {
  return article.speech
    .filter(({ personId }) => !article.people.some((person) => person.id === personId))
    .map(({ start, end, personId }) => ({
      start,
      end,
      message: `Unknown speaker '${personId}'. Add the person under 'people' or correct the link.`,
    }));
}

function findAll(text: string, part: string): readonly Span[] {
  const spans: Span[] = [];
  if (part === '') return spans;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1))
    spans.push({ start: at, end: at + part.length });
  return spans;
}
