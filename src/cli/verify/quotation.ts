/** A quotation that a document holds, with what stands beside it. */
export interface Quotation {
  /** 1-based line on which it begins. */
  readonly line: number;
  /** The words, without the marks around them; white space is as in the document. */
  readonly text: string;
  /** What the document says of where the words are from; null where it says nothing that can be checked. */
  readonly claim: Claim | null;
}

export interface Claim {
  readonly articleId: string | null;
  readonly start: number | null;
  readonly end: number | null;
  /** Hex SHA-256 of the quote. */
  readonly sha256: string | null;
  /** Who is said to have said it: the name alone, or a line that begins with it. */
  readonly speaker: string | null;
}
