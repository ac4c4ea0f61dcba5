/**
 * Every sentence of ours on the pages that the widget does not show, one table a language. It stands apart from `wording.ts` so
 * that the widget’s script does not carry it.
 */
import { pageCy } from './page-cy.js';
import { pageEn } from './page-en.js';

/** Languages of the pages, by the value of `?lang=`. */
export const pageLangs = ['en', 'cy'] as const;
export type PageLang = (typeof pageLangs)[number];

/** One language. A number that a function takes is a whole number of 0 or more. */
export interface PageWording {
  readonly frame: FrameWording;
  readonly ask: AskWording;
  readonly fault: FaultWording;
  readonly demo: DemoWording;
  readonly about: AboutWording;
}

/** What stands around every page. */
export interface FrameWording {
  readonly skip: string;
  /** Names the list of languages. */
  readonly language: string;
  readonly pages: string;
  readonly home: string;
  readonly ask: string;
  readonly about: string;
  readonly api: string;
  readonly automated: string;
  readonly keepsNothing: string;
  /** In its place where unanswered questions are kept. */
  readonly keepsUnanswered: (days: number) => string;
}

/** The page where a person asks. */
export interface AskWording {
  readonly title: string;
  readonly answerTitle: string;
  readonly heading: string;
  readonly earlier: string;
  readonly askAnother: string;
  readonly hint: (max: number) => string;
  readonly council: string;
  readonly councilHint: string;
  readonly allCouncils: string;
  readonly chooseCouncil: string;
  readonly important: string;
  readonly turnsLost: string;
}

/** Pages and sentences for when something is wrong. */
export interface FaultWording {
  readonly problem: string;
  readonly service: string;
  readonly later: string;
  readonly mayBeBack: string;
  readonly notFound: string;
  readonly notFoundText: string;
  readonly tooMany: string;
  readonly refused: string;
  readonly switchedOff: string;
  readonly notTaken: string;
  readonly notTakenText: string;
  readonly tooLarge: string;
  readonly toAsk: string;
}

/** The careers page of a council that does not exist. */
export interface DemoWording {
  readonly council: string;
  readonly demonstration: string;
  readonly notReal: string;
  readonly title: string;
  readonly heading: string;
  readonly lead: string;
  readonly askHeading: string;
  readonly askText: string;
  readonly askLink: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly stepsHeading: string;
  readonly steps: readonly string[];
  readonly applyHeading: string;
  readonly applyText: string;
}

/** A share of questions that went well, named as `figures.ts` names it. */
export type FigureName =
  'verbatim' | 'speakers' | 'firstRight' | 'rightWithinThree' | 'followUps' | 'wronglyRefused' | 'saysSo' | 'inNeed';

/** The page about the tool. */
export interface AboutWording {
  readonly title: string;
  readonly contents: string;
  readonly whatHeading: string;
  readonly how: readonly string[];
  readonly indexHeading: string;
  readonly indexIntro: (stories: number) => string;
  readonly noIndex: string;
  readonly council: string;
  readonly stories: string;
  readonly newest: string;
  readonly publisher: string;
  readonly noCouncil: string;
  readonly notKnown: string;
  readonly datesNote: string;
  readonly modelHeading: string;
  readonly model: (name: string) => string;
  readonly otherModel: (name: string) => string;
  readonly noWriter: string;
  /** In place of it where a language model may write sentences before quotes. */
  readonly writer: (name: string) => string;
  readonly figuresHeading: string;
  readonly figuresIntro: (model: string) => string;
  readonly measure: string;
  readonly newQuestions: string;
  readonly ownQuestions: string;
  readonly figures: Readonly<Record<FigureName, string>>;
  readonly figuresNote: string;
  readonly limitsHeading: string;
  readonly limits: readonly string[];
  readonly privacyHeading: string;
  readonly privacy: readonly string[];
  /** In place of the first of these where unanswered questions are kept. */
  readonly privacyUnanswered: (days: number) => string;
  /** Besides, where a language model is asked. */
  readonly privacyWriter: (name: string) => string;
  readonly complainHeading: string;
  readonly complain: readonly string[];
  readonly complainCouncil: string;
  readonly accessibilityHeading: string;
  readonly accessibility: readonly string[];
  readonly enforcement: string;
  readonly enforcementLink: string;
  readonly moreHeading: string;
  readonly moreApi: string;
  readonly moreProblems: string;
}

const tables: Readonly<Record<PageLang, PageWording>> = { en: pageEn, cy: pageCy };

export function pickPageWording(lang: PageLang): PageWording {
  return tables[lang];
}
