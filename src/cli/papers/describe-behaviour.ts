import { fewestAsked } from '../../core/gaps/describe-gaps.js';
import { findFigure, ownSets } from './find-figure.js';
import { markGap, writeCount, writePlain } from './mark-gaps.js';
import type { PaperFacts } from './paper-facts.js';

/** What the service does, and how anybody can tell: by the settings that make it so, and by the tests that fail where it is not so. */
export interface Statement {
  readonly text: string;
  readonly settings: readonly string[];
  readonly tests: readonly string[];
}

/** The statements that the papers are made of; each is derived from the settings or names a test. */
export interface Behaviour {
  readonly answers: readonly Statement[];
  readonly questions: readonly Statement[];
  readonly log: readonly Statement[];
  readonly callers: readonly Statement[];
  readonly browser: readonly Statement[];
}

export function describeBehaviour(facts: PaperFacts): Behaviour {
  return {
    answers: describeAnswers(facts),
    questions: [describeKeeping(facts), ...describeSending(facts), conversation, masking],
    log: [logged, describeMetrics(facts)],
    callers: [describeCallers(facts), describeLimits(facts), describeWays(facts)],
    browser: describeBrowser(facts),
  };
}

/** Whether end users are counted by their address: where only this machine may call, they are not, unless that is set. */
export function isLimited({ settings, sites }: PaperFacts): boolean {
  return sites !== null || settings.asksPerMinute.isSet;
}

export function listTexts(statements: readonly Statement[]): readonly string[] {
  return statements.map(({ text }) => text);
}

function describeAnswers({ pages, settings }: PaperFacts): readonly Statement[] {
  return [
    describeWriter(settings),
    shown('A speaker’s name, role and employer are shown as the story prints them.', 'test/core/attribution.test.ts'),
    // A language model may choose other words.
    ...(settings.generatorUrl === null && isRepeatable() ? [repeatable] : []),
    shown(
      'A person who seems to be in need, or to worry about a child, is shown help lines and no quotes.',
      'test/core/conversation/route-question.test.ts',
    ),
    shown(
      `The pages and the widget come in ${joinWords(pages.languages)}. The stories are searched in English only.`,
      'test/wording/wording.test.ts',
    ),
  ];
}

function describeWriter({ generatorUrl, generatorModel }: PaperFacts['settings']): Statement {
  const quotes = 'Every quote is cut word for word from a stored story.';
  const tests = ['test/core/answer/quote.test.ts', 'test/end-to-end/generator.test.ts'];
  const text =
    generatorUrl === null
      ? `${quotes} No language model writes an answer.`
      : `${quotes} The language model ${writePlain(generatorModel)} may write a short sentence before a quote. A program takes ` +
        'out each sentence that the quote does not bear out. It chooses no quote, and an answer that has words of it says so.';
  return { text, settings: ['VOICES_GENERATOR_URL', 'VOICES_GENERATOR_MODEL'], tests };
}

/** Where a language model is asked, what it gets. */
function describeSending({ settings: { generatorUrl, generatorModel } }: PaperFacts): readonly Statement[] {
  if (generatorUrl === null) return [];
  const text =
    `Questions that the stories answer, up to six earlier ones where a question builds on them, and the quotes are sent to the ` +
    `language model ${writePlain(generatorModel)} at ${writePlain(generatorUrl.replace(/^https?:\/\/([^/]+).*$/u, '$1'))}. What people in need write is not sent. ` +
    markGap('the service owner', 'who runs that model, in which country, and what is kept there for how long');
  return [{ text, settings: ['VOICES_GENERATOR_URL'], tests: ['test/end-to-end/generator.test.ts'] }];
}

const repeatable = shown(
  'Asked the same question twice, it gave the same answer each time.',
  'test/eval/baseline.json',
);

function isRepeatable(): boolean {
  return ownSets.every(({ set }) => findFigure(set, 'same answer twice') === 1);
}

function describeKeeping({ settings: { gapsFile, gapsDays } }: PaperFacts): Statement {
  const settings = ['VOICES_GAPS_FILE'];
  const tests = ['test/end-to-end/gaps.test.ts', 'test/end-to-end/privacy.test.ts'];
  if (gapsFile === null) {
    const text = 'Questions are not stored. Each is used to find an answer and is then forgotten.';
    return { text, settings, tests };
  }
  const text =
    `Questions that the stories do not answer, or not in full, are kept for ${writeCount(gapsDays, 'day')}, with the day on ` +
    'which they were asked. No time of day, address, identity or council is kept with them. Names that a person writes are ' +
    `kept. The report for staff shows nothing that was asked fewer than ${fewestAsked} times. Other questions are not stored.`;
  return { text, settings: [...settings, 'VOICES_GAPS_DAYS'], tests: [...tests, 'test/core/gaps/gaps.test.ts'] };
}

const conversation = shown(
  'The server keeps no conversation. The browser sends the earlier questions again with each new one.',
  'test/http/page-turns.test.ts',
);

const masking = shown(
  'Before a question is searched, these are hidden in it: email addresses, UK phone numbers, National Insurance numbers, NHS ' +
    'numbers, payment card numbers, dates of birth that are named as such, and Social Work England registration numbers. ' +
    'Names, postal addresses and postcodes are not recognised.',
  'test/core/conversation/mask-personal-data.test.ts',
);

const logged = shown(
  'Each request is noted in a log: the time, a number for the request, the website or key that asked, the way in, how it ended, ' +
    'how long it took, which stories were quoted and which kinds of personal details were hidden. The log has no question and ' +
    'no internet address.',
  'test/http/privacy.test.ts',
  'test/end-to-end/privacy.test.ts',
);

const cookies = shown(
  'The widget sets no cookie and sends nothing to anybody but the service.',
  'test/browser/conversation.test.ts',
  'test/scripts/bundle-widget.test.ts',
);

const tab = shown(
  'What was asked and answered stays in the browser’s tab until the person closes the tab or deletes it.',
  'test/browser/conversation.test.ts',
);

/** Of a widget that is off nothing is promised. */
function describeBrowser({ channels }: PaperFacts): readonly Statement[] {
  if (channels.some(({ name, off }) => name === 'widget' && off === null)) return [cookies, tab];
  const text = 'The widget is switched off and answers no question.';
  return [{ text, settings: ['VOICES_SWITCHES_FILE'], tests: ['test/http/switches.test.ts'] }];
}

function describeMetrics({ settings: { metrics, keysFile } }: PaperFacts): Statement {
  const local = keysFile === null ? 'Only the machine itself' : 'Only the machine itself and holders of a key';
  const who = metrics === 'public' ? 'Everybody' : local;
  return {
    text: `${who} can read the counts of requests and answers. The counts have no question in them.`,
    settings: ['VOICES_METRICS', 'VOICES_KEYS_FILE'],
    tests: ['test/end-to-end/privacy.test.ts'],
  };
}

function describeCallers({ settings, sites, channels }: PaperFacts): Statement {
  const keys = settings.keysFile === null ? '' : ' Servers that hold a key may ask as well.';
  const base = { settings: ['VOICES_SITES_FILE', 'VOICES_KEYS_FILE'] };
  if (sites === null)
    return {
      ...base,
      text: `No website is set up: only the machine that runs the service may ask.${keys}`,
      tests: ['test/http/access/no-setup.test.ts'],
    };
  const named = sites.map(({ name, origins }) =>
    origins.length === 0
      ? `${writePlain(name)} (no address is listed, so none of its pages may ask)`
      : `${writePlain(name)} (${origins.map(writePlain).join(', ')})`,
  );
  const pages = channels.some(({ name, off }) => name === 'page' && off === null)
    ? ' The service’s own page may ask too.'
    : '';
  const websites =
    named.length === 0 ? 'The list of websites that may ask is empty.' : `These websites may ask: ${named.join('; ')}.`;
  return {
    ...base,
    text: `${websites}${keys}${pages}`,
    tests: ['test/http/access/sites.test.ts'],
  };
}

function describeLimits(facts: PaperFacts): Statement {
  const { asksPerMinute, siteAsksPerMinute } = facts.settings;
  const base = {
    settings: ['VOICES_SITES_FILE', 'VOICES_KEYS_FILE', 'VOICES_ASKS_PER_MINUTE', 'VOICES_SITE_ASKS_PER_MINUTE'],
    tests: ['test/http/access/limit-rate.test.ts'],
  };
  if (!isLimited(facts)) {
    const keys =
      facts.settings.keysFile === null ? '' : `One key may ask ${writeCount(siteAsksPerMinute, 'question')} a minute. `;
    return { ...base, text: `${keys}Requests of the machine itself are not counted or limited.` };
  }
  const text =
    `One end user may ask ${writeCount(asksPerMinute.count, 'question')} a minute, and one website or key ` +
    `${siteAsksPerMinute}. To count them, a keyed digest of the internet address is held in memory for about a minute. The ` +
    'address itself is not kept.';
  return { ...base, text };
}

function describeWays({ channels }: PaperFacts): Statement {
  const name = ({ name }: PaperFacts['channels'][number]): string => wayNames[name];
  const on = channels.filter(({ off }) => off === null).map(name);
  const off = channels.filter(({ off }) => off !== null);
  const parts = [
    ...(on.length === 0 ? ['Every way to ask is switched off.'] : [`People and programs can ask by ${joinWords(on)}.`]),
    ...off.map((way) => `Switched off: ${name(way)} (${writePlain(way.off ?? '')}).`),
  ];
  return { text: parts.join(' '), settings: ['VOICES_SWITCHES_FILE'], tests: ['test/http/switches.test.ts'] };
}

const wayNames: Readonly<Record<PaperFacts['channels'][number]['name'], string>> = {
  api: 'the HTTP API',
  page: 'the service’s own page',
  widget: 'the widget',
  'chat-completions': 'the chat completions API',
  mcp: 'the Model Context Protocol server',
};

export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function shown(text: string, ...tests: readonly string[]): Statement {
  return { text, settings: [], tests };
}
