/**
 * One published story, as the corpus holds it. Offsets here and everywhere are UTF-16 code units of `text`,
 * `start` inclusive, `end` exclusive.
 */
export interface Article {
  /** Base name of the article's file; stable for as long as the story is in the corpus. */
  readonly id: string;
  /** As printed; null where none was printed. */
  readonly title: string | null;
  readonly councilId: string | null;
  readonly publisher: string | null;
  /** ISO date (YYYY, YYYY-MM or YYYY-MM-DD), as far as it is known. */
  readonly published: string | null;
  readonly url: string | null;
  /** Who paid for the piece, where the text says so. */
  readonly sponsor: string | null;
  /** Whose text it is and on what terms it may be quoted. */
  readonly rights: string;
  /** Longest quote allowed by those rights, in UTF-16 code units; null where the house limit alone holds. */
  readonly maxQuoteChars: number | null;
  readonly people: readonly Person[];
  /** Canonical text: the article's own words with the markup taken away, blocks joined by a blank line. */
  readonly text: string;
  /** In order, not overlapping; together with the blank lines between them they cover `text`. */
  readonly blocks: readonly Block[];
  /** Spoken words, quotation marks included, in order, not overlapping, each inside one block. */
  readonly speech: readonly Speech[];
  /** What people ask that spans of it answer, as its editors know; in order of spans. Searched, never shown or quoted. */
  readonly asked?: readonly Asked[];
}

/** What is known of an article without reading it. An article is one too. */
export interface ArticleCard extends Omit<Article, 'text' | 'blocks' | 'speech' | 'asked'> {
  /** Everybody who speaks in it, at least once each. */
  readonly speech: readonly Pick<Speech, 'personId'>[];
}

/** Words of an article and what is marked in them. */
export type ArticleText = Pick<Article, 'text' | 'blocks' | 'speech' | 'asked'>;

/** Somebody whose words an article holds, with role and employer as printed in that article. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
  readonly employer: string | null;
  /** Set where `name` stands in place of the one that was printed, in the text too. */
  readonly pseudonym?: true;
}

/** Half-open range of an article's canonical text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Block extends Span {
  readonly kind: 'heading' | 'paragraph';
}

export interface Speech extends Span {
  readonly personId: string;
}

/** Questions that the words of the span answer. */
export interface Asked extends Span {
  readonly questions: readonly string[];
}

export interface Council {
  readonly id: string;
  readonly name: string;
  /** Other ways people write the name, for filters and for questions ("RBKC"). */
  readonly aliases: readonly string[];
  /** Page where a person can go on from here; null where none is known. */
  readonly careersUrl: string | null;
}

/** Help line or service that a person in need is pointed to. */
export interface Signpost {
  readonly name: string;
  readonly phone: string | null;
  readonly url: string | null;
  readonly text: string;
  /** Kinds of need it serves. */
  readonly needs: readonly Need[];
}

export type Need = 'danger' | 'child-harm' | 'own-harm' | 'domestic-abuse' | 'complaint' | 'live-case';

/** Everything that people edit, parsed once. */
export interface Corpus {
  readonly articles: readonly Article[];
  readonly councils: readonly Council[];
  readonly signposts: readonly Signpost[];
  /** Canned texts by key (`corpus/replies.yaml`), so that a council edits words and not code. */
  readonly replies: Readonly<Record<string, string>>;
  /** Words of the field that mean the same for a search (`corpus/synonyms.yaml`), each group in lower case. */
  readonly synonyms: readonly (readonly string[])[];
  /** Questions to offer, the most welcome first (`corpus/suggestions.yaml`); only those that are answered are. */
  readonly suggestions: readonly string[];
  /** What people ask and no story answers, as editors know (`corpus/untold.yaml`); absent where nothing is written down. */
  readonly untold?: readonly string[];
}

/** A corpus without the texts of its articles. A corpus is one too. */
export interface CorpusCards extends Omit<Corpus, 'articles'> {
  readonly articles: readonly ArticleCard[];
}
