import { describeBehaviour } from './describe-behaviour.js';
import { dataOfficer, serviceOwner, tellDataOfficer, tellOrganisation, writeHead } from './describe-people.js';
import { listRisks } from './list-risks.js';
import { markGap, tellOrMark, writeCount, writeDate, writeTable } from './mark-gaps.js';
import type { PaperFacts } from './paper-facts.js';
import { showStatements } from './show-statements.js';

/** Draft of a data protection impact assessment, in the order of the Information Commissioner’s template. */
export function writeImpactAssessment(facts: PaperFacts): string {
  return [
    writeHead(
      'Data protection impact assessment',
      facts,
      'It is a draft: what it says of the program is measured or set, what it leaves open is for people to decide.',
    ),
    `Controller: ${tellOrganisation(facts)}`,
    '',
    `Data protection officer: ${tellDataOfficer(facts)}`,
    section('1. Why an assessment is needed', markGap(dataOfficer, 'whether an assessment is required here, and why')),
    section('2. What is processed', describeProcessing(facts)),
    section(
      '3. Consultation',
      markGap(serviceOwner, 'whose views were asked: applicants, people in the stories, staff, the host'),
    ),
    section('4. Necessity and proportionality', describeNecessity(facts)),
    section('5 and 6. Risks and what reduces them', showRisks(facts)),
    section('7. Sign-off', describeSignOff(facts)),
    '',
  ].join('\n');
}

function section(heading: string, body: string): string {
  return ['', `## ${heading}`, '', body].join('\n');
}

function describeProcessing(facts: PaperFacts): string {
  const { questions, log, callers, browser, answers } = describeBehaviour(facts);
  const { corpus } = facts.index;
  const people = corpus.articles.flatMap((article) => article.people);
  const { provider, country, log: accessLog } = facts.details.hosting;
  return [
    `**Questions.** People type questions about working in children’s social work. They may write about themselves, a child or another person.`,
    '',
    `**Stories.** ${writeCount(corpus.articles.length, 'story', 'stories')} that name ${writeCount(people.length, 'speaker')}, with their roles and employers as printed. The model and data card lists them.`,
    '',
    `**Scale.** ${markGap(serviceOwner, 'how many people are expected to ask, and from where')}`,
    '',
    showStatements([...questions, ...log, ...callers, ...browser, ...answers]),
    '',
    `Host: ${tellOrMark(provider, serviceOwner, 'who runs the server, and the contract with them')}. Country: ${tellOrMark(country, serviceOwner, 'where the server stands')}.`,
    '',
    `Access log in front of the service: ${tellOrMark(accessLog, 'the host', 'whether it keeps internet addresses, and for how long')}`,
    '',
    `Encryption: the program speaks HTTP. ${markGap('the host', 'what ends TLS in front of it')}`,
  ].join('\n');
}

function describeNecessity({ details: { lawfulBasis } }: PaperFacts): string {
  return [
    `Lawful basis for questions: ${tellOrMark(lawfulBasis.questions, dataOfficer, 'the lawful basis for answering questions')}`,
    '',
    `Lawful basis for stories: ${tellOrMark(lawfulBasis.stories, dataOfficer, 'the lawful basis for showing quotes of named people')}`,
    '',
    markGap(dataOfficer, 'whether the same end could be reached with less personal data'),
  ].join('\n');
}

function showRisks(facts: PaperFacts): string {
  const gap = markGap(dataOfficer, 'likelihood, severity and what remains');
  return writeTable(
    ['Risk', 'What is in place', 'How this is known', 'Assessment'],
    listRisks(facts).map(({ risk, inPlace, knownBy }) => [risk, inPlace, knownBy, gap]),
  );
}

function describeSignOff({ details }: PaperFacts): string {
  return writeTable(
    ['Item', 'Who and when'],
    [
      ['Measures approved by', tellOrMark(details.owner, serviceOwner, 'role and day')],
      ['Advice of the data protection officer', markGap(dataOfficer, 'the advice, and the day')],
      ['Remaining risks accepted by', markGap('the senior responsible owner', 'role and day')],
      [
        'Next review',
        tellOrMark(details.nextReview && writeDate(details.nextReview), serviceOwner, 'the day of the next review'),
      ],
    ],
  );
}
