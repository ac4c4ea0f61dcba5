/**
 * Every sentence of ours that the widget shows, one table a language. Pure data and functions, so that the plain page can
 * take its words from the same table. Quotes, story titles and what the service itself answers are not in it: they stay in
 * their own language.
 */
import { cy } from './cy.js';
import { en } from './en.js';

/** What the service knows, as far as it could be found out. */
export interface KnownStories {
  readonly stories: number;
  /** Names of the councils that the stories are about; empty where they are not known. */
  readonly councils: readonly string[];
  /** Year of the newest story; null where a story has no date. */
  readonly upToYear: string | null;
}

/** One language. A number that a function takes is a whole number of 0 or more. */
export interface Wording {
  /** BCP 47 tag for the `lang` attribute. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';

  // The frame
  /** Title of the panel, and what the launcher says. */
  readonly heading: string;
  readonly automated: string;
  readonly close: string;
  readonly conversation: string;
  readonly skipToQuestion: string;
  readonly tabOnly: string;
  readonly print: string;
  readonly startAgain: string;
  readonly startAgainQuestion: string;
  readonly startAgainYes: string;
  readonly startAgainNo: string;

  // Before the first question
  readonly whatIAm: string;
  readonly whatIKnow: (known: KnownStories) => string;
  readonly whatICannot: string;
  readonly firstQuestions: string;

  // The question
  readonly question: string;
  readonly questionHint: string;
  readonly ask: string;
  readonly charactersLeft: (count: number) => string;
  readonly charactersOver: (count: number) => string;
  readonly working: string;
  readonly slow: string;
  readonly stop: string;

  // The answer
  readonly youAsked: string;
  readonly answer: string;
  readonly partAnswer: string;
  readonly theArticle: string;
  readonly roleNotGiven: string;
  readonly storyFrom: (council: string) => string;
  readonly storyUntitled: string;
  readonly readInContext: string;
  readonly readStory: string;
  readonly opensInNewTab: string;
  readonly copyQuote: string;
  /** Says whose quote a button is about, for people who can't see where it stands. */
  readonly quoteNumber: (number: number) => string;
  readonly copied: string;
  readonly nextQuestions: string;
  readonly choices: string;
  readonly otherQuestions: string;
  readonly helpLines: string;
  readonly call: (phone: string) => string;
  readonly website: (name: string) => string;
  readonly person: string;
  readonly personText: string;
  readonly email: (address: string) => string;

  // When something is wrong
  readonly error: string;
  readonly emptyQuestion: string;
  readonly longQuestion: (max: number) => string;
  readonly offline: string;
  readonly unreachable: string;
  readonly timedOut: string;
  readonly tooMany: (waitSeconds: number | null) => string;
  readonly switchedOff: string;
  readonly notAccepted: string;
  readonly unavailable: string;
  readonly failed: string;
  readonly notAnswered: string;
  readonly tryAgain: string;

  // What a screen reader is told
  readonly quotesFound: (count: number) => string;
  readonly partFound: (count: number) => string;
  readonly nothingFound: string;
  readonly choiceNeeded: string;
  readonly helpShown: string;
  readonly replied: string;
  readonly stopped: string;
  readonly cleared: string;
}

const tables: readonly Wording[] = [en, cy];

/** The table for a BCP 47 tag such as `cy` or `en-GB`, by its primary language; English where there is none. */
export function pickWording(lang: string): Wording {
  const [primary = ''] = lang.trim().toLowerCase().split('-');
  return tables.find((table) => table.lang.split('-')[0] === primary) ?? en;
}
