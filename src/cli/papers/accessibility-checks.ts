/** States of the widget that `test/browser/accessibility.test.ts` looks at, by their names there. */
export const widgetStates: Readonly<Record<string, string>> = {
  closed: 'closed',
  open: 'open',
  pending: 'waiting for an answer',
  answered: 'an answer with several quotes',
  'in-context': 'a quote read in its context',
  'partly-answered': 'an answer to a part of the question',
  'not-found': 'no answer',
  signposted: 'help lines',
  clarification: 'a choice of readings',
  masked: 'personal details hidden',
  'error-empty': 'an empty question',
  'error-retryable': 'a fault of the service',
  count: 'too many characters',
  'restart-question': 'the question whether to start again',
  'long-history': 'a long conversation',
  inline: 'as a part of the page',
  dark: 'dark colours',
  'dark-signposted': 'help lines in dark colours',
  'forced-colours': 'forced colours',
  'right-to-left': 'right to left',
  welsh: 'Welsh',
  print: 'print',
};

/** States of the service’s pages that `test/browser/pages.test.ts` looks at. */
export const pageStates: Readonly<Record<string, string>> = {
  demo: 'the demonstration',
  'demo-welsh': 'the demonstration in Welsh',
  'ask-empty': 'the page where a person asks',
  'ask-answered': 'an answer',
  'ask-not-found': 'no answer',
  'ask-error': 'an empty question',
  'ask-signposted': 'help lines',
  'ask-failed': 'a fault of the service',
  about: 'the page about the tool',
  'about-welsh': 'the page about the tool in Welsh',
};

export interface AccessibilityCheck {
  readonly what: string;
  /** WCAG 2.2 criteria that it speaks to. */
  readonly criteria: string;
  readonly file: string;
  /** Name of the test, or how it begins. */
  readonly test: string;
}

const widget = 'test/browser/accessibility.test.ts';
const pages = 'test/browser/pages.test.ts';
const talk = 'test/browser/conversation.test.ts';

/** What the tests in a real browser look at. */
export const accessibilityChecks: readonly AccessibilityCheck[] = [
  {
    what: 'axe-core finds no fault in any state of the widget',
    criteria: 'those that axe-core knows',
    file: widget,
    test: 'has no fault that axe finds',
  },
  {
    what: 'axe-core finds no fault on any page, wide and narrow, and nothing scrolls sideways',
    criteria: '1.4.10 and those that axe-core knows',
    file: pages,
    test: 'has no fault that axe finds and does not scroll sideways, wide and narrow',
  },
  {
    what: 'at 400 % zoom nothing of the widget is fixed, hidden or too wide, and words with more space still fit',
    criteria: '1.4.4, 1.4.10, 1.4.12',
    file: widget,
    test: 'at 400 % nothing is fixed, hidden or wider than the screen',
  },
  {
    what: 'what has the focus is never covered, and is large enough',
    criteria: '2.4.11, 2.5.8',
    file: widget,
    test: 'what has the focus is never covered',
  },
  {
    what: 'the widget works by keyboard alone, with the focus where it belongs',
    criteria: '2.1.1, 2.1.2, 2.4.3',
    file: talk,
    test: 'by keyboard alone, with the focus where it belongs at each step',
  },
  {
    what: 'an answer is announced once, and nothing else is',
    criteria: '4.1.3',
    file: talk,
    test: 'is announced in this order, once each, and nothing else is',
  },
  {
    what: 'an error stands beside its box',
    criteria: '3.3.1, 3.3.3',
    file: talk,
    test: 'an empty question is an error beside its box',
  },
  {
    what: 'a conversation works without JavaScript, by keyboard alone',
    criteria: '2.1.1',
    file: pages,
    test: 'a whole conversation works without JavaScript, by keyboard alone',
  },
  {
    what: 'a print has the answer and not the form',
    criteria: 'none',
    file: pages,
    test: 'what is printed has the answer and not the form',
  },
  {
    what: 'a colour that cannot be read is not used',
    criteria: '1.4.3',
    file: 'test/browser/page.test.ts',
    test: '%s are refused with a message',
  },
];
