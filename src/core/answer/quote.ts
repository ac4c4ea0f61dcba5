import type { Article, Person } from '../corpus/article.js';

/**
 * Verbatim span of an article. **Invariant:** `text === article.text.slice(start, end)`. The constructor is private
 * and `Quote.locate` is the only caller, so a quote that no article holds can't be made.
 */
export class Quote {
  /** Nothing at run time; to the compiler, an object with the same members is no quote. */
  declare protected readonly located: never;

  private constructor(
    readonly article: Article,
    readonly start: number,
    readonly end: number,
    /** Null where the words are the writer's. */
    readonly speaker: Person | null,
  ) {}

  get text(): string {
    return this.article.text.slice(this.start, this.end);
  }

  /**
   * Cuts the span `start`–`end` out of `article`. The speaker is read off the article's markup: the person whose speech
   * holds the whole span, else nobody.
   * @throws RangeError where the span is empty, outside the text, or cuts a surrogate pair.
   */
  static locate(article: Article, start: number, end: number): Quote {
    const { text } = article;
    const whole = Number.isInteger(start) && Number.isInteger(end);
    if (!whole || start < 0 || end > text.length || start >= end || cutsPair(text, start) || cutsPair(text, end))
      throw new RangeError(`No quote at ${start}–${end} of article '${article.id}' (${text.length} code units).`);
    const speech = article.speech.find((span) => span.start <= start && end <= span.end);
    const speaker = speech && article.people.find((person) => person.id === speech.personId);
    return new Quote(article, start, end, speaker ?? null);
  }
}

function cutsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
