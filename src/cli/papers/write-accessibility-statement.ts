import { accessibilityChecks, pageStates, widgetStates } from './accessibility-checks.js';
import { joinWords } from './describe-behaviour.js';
import { serviceOwner, tellAddress, tellContact, tellOrganisation, tester, writeHead } from './describe-people.js';
import { markGap, tellOrMark, writeDate, writeList, writePlain, writeTable } from './mark-gaps.js';
import type { PaperFacts } from './paper-facts.js';

/** Draft of an accessibility statement: the parts that the law asks for, what tests look at, and what a person must check. */
export function writeAccessibilityStatement(facts: PaperFacts): string {
  return [
    writeHead('Accessibility statement', facts, 'Publish it as a web page once every open point is closed.'),
    `This accessibility statement applies to ${tellAddress(facts)}: the widget and the pages of the service.`,
    '',
    `It is run by ${tellOrganisation(facts)}. We want as many people as possible to be able to use it.`,
    section('How accessible it is', describeState(facts)),
    section('What is not accessible', describeFaults(facts)),
    section('Feedback and contact', describeContact(facts)),
    section('Enforcement', `${facts.pages.enforcement} https://www.equalityadvisoryservice.com/`),
    section('What automated tests look at', describeTests()),
    section('What a person must still check', describeManual()),
    section('Preparation of this statement', describePreparation(facts)),
    '',
  ].join('\n');
}

function section(heading: string, body: string): string {
  return ['', `## ${heading}`, '', body].join('\n');
}

function describeState({ details }: PaperFacts): string {
  const { status } = details.accessibility;
  const compliance =
    status === null
      ? markGap(
          tester,
          'whether it is fully, partially or not compliant with version 2.2 AA of the Web Content Accessibility Guidelines, after an audit; automated tests alone cannot tell',
        )
      : `The organisation states that it is ${statuses[status]} with version 2.2 AA of the Web Content Accessibility Guidelines.`;
  return [
    `${tellOrMark(details.organisation, serviceOwner, 'the council’s full name')} is committed to making it accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.`,
    '',
    compliance,
  ].join('\n');
}

const statuses = { fully: 'fully compliant', partially: 'partially compliant', not: 'not compliant' } as const;

function describeFaults({ pages }: PaperFacts): string {
  return [
    writeList([
      `Pages and widget come in ${joinWords(pages.languages)}. Quotes are in English only, as the stories are.`,
      'Quotes are not available in Easy Read or in British Sign Language.',
    ]),
    '',
    markGap(tester, 'each part that fails, the criterion that it fails, why, and by when it will be mended'),
  ].join('\n');
}

function describeContact(facts: PaperFacts): string {
  const { replyDays } = facts.details.accessibility;
  const within = replyDays === null ? markGap(serviceOwner, 'in how many days you answer') : `${replyDays} days`;
  return [
    'If you cannot use part of this tool, or need it in another form, tell us. Say what you need and how to reach you.',
    '',
    `Contact: ${tellContact(facts)}`,
    '',
    `We answer within: ${within}`,
  ].join('\n');
}

function describeTests(): string {
  return [
    'The project’s tests drive the widget and the pages in a real browser. Each fails where what it looks at is not so:',
    '',
    writeTable(
      ['What is looked at', 'Criteria (WCAG 2.2)', 'Test'],
      accessibilityChecks.map(({ what, criteria, file }) => [what, criteria, `\`${file}\``]),
    ),
    '',
    `States of the widget (${Object.keys(widgetStates).length}): ${Object.values(widgetStates).join(', ')}.`,
    '',
    `States of the pages (${Object.keys(pageStates).length}): ${Object.values(pageStates).join(', ')}.`,
    '',
    markGap(
      tester,
      'on which day the tests were run on the version that is in use, and whether all passed (`npm test`)',
    ),
  ].join('\n');
}

function describeManual(): string {
  const work = [
    'a conversation with NVDA, JAWS and VoiceOver',
    'a conversation with voice control, such as Dragon',
    'a conversation on a telephone, with TalkBack and VoiceOver',
    'the widget on your own page, with its styles and its other fixed parts',
    'the words: whether they can be read easily, in each language',
    'a test with people who use assistive technology',
    'an audit by somebody independent',
  ];
  return writeList(
    work.map(
      (what) => `${what[0]?.toUpperCase() ?? ''}${what.slice(1)}: ${markGap(tester, 'result, version and day')}`,
    ),
  );
}

function describePreparation({ today, details }: PaperFacts): string {
  const { tested, testedBy } = details.accessibility;
  return [
    `This statement was prepared on ${writeDate(today)}.`,
    '',
    `It was last reviewed on ${details.reviewed === null ? markGap(serviceOwner, 'the day of the last review; review it once a year') : writeDate(details.reviewed)}.`,
    '',
    `The service was last tested by people on ${tested === null ? markGap(tester, 'the day') : writeDate(tested)}, by ${testedBy === null ? markGap(tester, 'who tested it, and which pages') : writePlain(testedBy)}.`,
  ].join('\n');
}
