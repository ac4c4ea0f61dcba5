import type { Evidence } from './answer/gather-evidence.js';
import type { KindWeights } from './answer/select-quotes.js';
import type { ReadOptions } from './retrieval/read-question.js';
import type { LexicalOptions } from './retrieval/lexical-index.js';

/**
 * The numbers that steer searching, quoting and answering, with where they came from and which measurement moves when they
 * change. Numbers that belong to one matcher (routes, spelling slips, chunk context) stand beside it, named.
 */
export const limits = {
  /** Longest question in code points. GOV.UK Chat allows 300; careers questions with a story in them run longer. */
  maxQuestionChars: 500,
  /** Most earlier turns a request may carry. */
  maxTurns: 20,
  /** Most citations in one answer (the wire's bound), and the default. */
  maxCitations: 5,
  defaultCitations: 3,
  /** Most passages of one search, and the default: what a page of results holds. */
  maxPassages: 50,
  defaultPassages: 10,
  /** Longest quote in code units; `score.mjs` counts a longer one than 600 as a page. */
  maxQuoteChars: 600,
  /** Context shown before and after a quote, in code units. */
  contextChars: 160,
  maxSuggestions: 3,
  /** Longest text that is read from a language model, in code units. Five quotes with two sentences each take half of it. */
  maxOutputChars: 4000,
  /** Longest sentence of a language model, in code units: GOV.UK asks for 25 words. */
  maxSentenceChars: 240,
  /** Most sentences of a language model before one quote. */
  maxSentencesPerQuote: 2,
} as const;

export interface RetrievalOptions extends ReadOptions {
  /** Chunks that each of the two first-stage searches brings. */
  readonly firstStage: number;
  /** Chunks that are compared word by word. */
  readonly candidates: number;
  readonly weights: {
    readonly lexical: number;
    readonly dense: number;
    readonly maxSim: number;
    readonly phrase: number;
    readonly names: number;
  };
  readonly lexical: LexicalOptions;
  /** Used where there is a reranker. */
  readonly reranking: {
    /** Best passages that it reads. */
    readonly passages: number;
    /** What its chance counts beside the passage's score, as it differs from the mean of those that it read. */
    readonly weight: number;
  };
}

/**
 * Fusion weights were chosen on a sixth of `squad2-dev` (988 questions; first passage right 0.80 by words alone, 0.86 by late
 * interaction alone) and on our open questions. `npm run eval` has what they give now, rows "passage hit@1" and "first
 * citation right"; `npm run eval -- --ablate` what each is worth. The phrase counts 0.25 since “locality work” lost to “local
 * authorities”: with 0.1 open questions gave 0.88 then and with 0.25 0.90, hit@1 of `squad2-dev` 0.889 and 0.884.
 */
export const retrieval: RetrievalOptions = {
  firstStage: 48,
  candidates: 12,
  focusWeight: 1.5,
  lightWeight: 0.6,
  carriedWeight: 0.3,
  weights: { lexical: 0.8, dense: 1, maxSim: 1.5, phrase: 0.25, names: 1 },
  lexical: {
    k1: 1.2,
    b: 0.6,
    fieldWeights: { body: 1, context: 0.4, heading: 0.6, names: 0.3, title: 0.3, asked: 0.3 },
    synonymWeight: 0.8,
    exactWeight: 0.3,
  },
  // More passages than quotes are chosen from (`quotes.passages`), so that a good one can come up from below.
  reranking: { passages: 10, weight: 1 },
};

/**
 * How far vectors point to what editors say that people ask. Chosen on our open questions beside the field's weight, with the
 * encoder of then: first quote right for 189 of 210, and for 152 of 186 where the story asked about has no such questions and the
 * others have (153 where none has); `npm run eval -- --set stories-alone` has both. They are in the index: where one changes, so does
 * `CHUNKING_RULES`.
 */
export const askedShares = { chunk: 0.7, sentence: 0.7 } as const;

export interface QuoteOptions {
  /** Passages that are read for quotes. */
  readonly passages: number;
  readonly maxSentences: number;
  /** Longest quote in code units. */
  readonly maxChars: number;
  /** A neighbouring sentence joins while the quote stays under this, whatever it says: a very short quote explains little. */
  readonly shortChars: number;
  /** A neighbour that answers too joins up to this length. */
  readonly comfortableChars: number;
  /** A neighbour answers too where it has this share of the best sentence's score. */
  readonly neighbourShare: number;
  /**
   * Likeness to what people ask of words (`CompareAsked`) that those of a story without such questions have: it is not known, which is
   * no worse than unlike what is known.
   */
  readonly unknownAsked: number;
  /** Words between a name and what says that its bearer speaks ("Dave Tapsell, the director of practice, explains"). */
  readonly reportingReach: number;
  readonly weights: {
    /** Of the best sentence's score beside its passage's. */
    readonly sentence: number;
    readonly dense: number;
    readonly coverage: number;
    readonly asked: number;
    readonly spoken: number;
    readonly namedSpeaker: number;
    readonly kind: KindWeights;
  };
}

/**
 * Weights of passages and sentences were chosen together from a grid of 144: by our open questions, a sixth of the held-out
 * interviews with their marked sentences, a twelfth of `squad2-dev` and `clapnq-dev`. Neighbours in the grid differ by less than
 * chance; fitting them freely (`npm run calibrate -- --ranking`) gained nothing on questions left out of the fit. `asked` and
 * `unknownAsked` came later: of 180 open questions the first quote is right for 0.922 with 0, 0.950 with 0.8; a story that has no such
 * questions beside others that have loses five places in a hundred with `unknownAsked` 0, hardly one with 0.3 (rows of `stories-alone`).
 */
export const quotes: QuoteOptions = {
  passages: 8,
  maxSentences: 3,
  maxChars: limits.maxQuoteChars,
  shortChars: 140,
  comfortableChars: 560,
  neighbourShare: 0.5,
  unknownAsked: 0.3,
  reportingReach: 6,
  weights: {
    sentence: 0.8,
    dense: 3,
    coverage: 0.75,
    asked: 0.8,
    spoken: 0.12,
    namedSpeaker: 0.4,
    kind: {
      definition: 0.22,
      number: 0.45,
      reason: 0.22,
      time: 0.38,
      person: 0.22,
      place: 0.22,
      opinion: 0.22,
      open: 0,
    },
  },
};

/** What the signs of `gather-evidence.ts` are measured in; `calibration` was fitted with these. */
export const evidenceScale = {
  /** A synonym speaks of the same subject, but not always of the same thing ("workload", "caseload"). */
  synonymHeld: 0.5,
  /** Inverse-frequency mass from which a question says enough, about three uncommon words. */
  fullMass: 8,
  /** Mass that a name of the corpus counts. */
  nameMass: 2,
} as const;

export interface CalibrationOptions {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof Evidence, number>>;
  /** Confidence from which a quote is given as an answer. */
  readonly answerFrom: number;
  /** Confidence from which a further quote is given beside one that answers: that there is an answer is known by then. */
  readonly supportFrom: number;
  /** Share of the best quote's score that a further one must have, besides the confidence. */
  readonly supportShare: number;
}

/**
 * What `npm run calibrate` printed: fitted on our open questions, of the stories with what people ask of them and without, a stride of
 * `offtopic`, `squad2-dev` with half its articles held out, `clapnq-dev` and, for little, the held-out interviews; cross-validated area
 * under the curve on ours 0.982 with and 0.968 without, the hard chats among them. What `answerFrom` refuses of either kind is in
 * `npm run eval`, rows "refused" and "says so": a higher one quotes less that is off the topic and refuses more that is answered. With 0.32, 0.018 of all of
 * `offtopic` is quoted.
 */
export const calibration: CalibrationOptions = {
  bias: -12.44,
  weights: {
    score: 1.8,
    dense: 1.9,
    maxSim: 7.99,
    substance: 1.82,
    statement: -2.45,
    chat: -3.85,
    chatter: -8.57,
    nameGap: -2.16,
    unnamed: -3,
    aspectGap: -1.49,
    untold: -4.35,
    formGap: -0.4,
  },
  answerFrom: 0.32,
  supportFrom: 0.15,
  supportShare: 0.65,
};

/** The numbers that answer a question, together: what `createAsk` can be told to use in place of these. */
export interface AnswerOptions {
  readonly retrieval: RetrievalOptions;
  readonly quotes: QuoteOptions;
  readonly calibration: CalibrationOptions;
}
