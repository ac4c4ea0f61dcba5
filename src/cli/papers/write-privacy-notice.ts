import type { Article } from '../../core/corpus/article.js';
import { describeBehaviour, isLimited, listTexts } from './describe-behaviour.js';
import {
  dataOfficer,
  serviceOwner,
  tellContact,
  tellDataOfficer,
  tellOrganisation,
  writeHead,
} from './describe-people.js';
import { markGap, tellOrMark, writeCount, writeList } from './mark-gaps.js';
import type { PaperFacts } from './paper-facts.js';

/** Draft of the notice for people who ask, and for people who are in a story. */
export function writePrivacyNotice(facts: PaperFacts): string {
  const { details } = facts;
  const { questions, log, browser } = describeBehaviour(facts);
  return [
    writeHead('Privacy notice', facts, 'It says what the service does as it is set up on that day.'),
    `This notice is about the tool that answers questions about children’s social work. ${tellOrganisation(facts)} decides how it is used and is the controller of your personal data.`,
    '',
    `Contact: ${tellContact(facts)}`,
    '',
    `Data protection officer: ${tellDataOfficer(facts)}`,
    section('What happens with your questions', writeList(listTexts(questions))),
    section('What is noted of a request', writeList([...listTexts(log), ...describeCounting(facts)])),
    section('Cookies and other companies', writeList(listTexts(browser))),
    section(
      'Why we use your data',
      tellOrMark(
        details.lawfulBasis.questions,
        dataOfficer,
        'the purpose and the lawful basis for answering questions',
      ),
    ),
    section('Who else has your data', describeHost(facts)),
    section('How long it is kept', describeHowLong(facts)),
    section('If you are in a story', describeStories(facts)),
    section('Your rights', describeRights(facts)),
  ].join('\n');
}

function section(heading: string, body: string): string {
  return ['', `## ${heading}`, '', body].join('\n');
}

function describeCounting(facts: PaperFacts): readonly string[] {
  if (!isLimited(facts)) return [];
  return [
    'To hold back floods of requests, a keyed digest of your internet address is held in memory for about a minute.',
  ];
}

function describeHost({ details: { hosting } }: PaperFacts): string {
  return [
    `The service runs at: ${tellOrMark(hosting.provider, serviceOwner, 'who runs the server')}, in ${tellOrMark(hosting.country, serviceOwner, 'which country')}.`,
    '',
    `Access log of the web server in front of the service: ${tellOrMark(hosting.log, 'the host', 'whether it keeps internet addresses, and for how long')}`,
  ].join('\n');
}

function describeHowLong({ settings: { gapsFile, gapsDays } }: PaperFacts): string {
  const log = `The log of requests: ${markGap('the host', 'how long the log is kept')}`;
  if (gapsFile === null) return `Questions: not kept.\n\n${log}`;
  return `Questions that the stories do not answer: ${writeCount(gapsDays, 'day')}. Other questions: not kept.\n\n${log}`;
}

function describeStories({ details, index }: PaperFacts): string {
  const people = index.corpus.articles.flatMap((article) => article.people);
  const pseudonyms = people.filter(({ pseudonym }) => pseudonym === true).length;
  return [
    `The stories name ${writeCount(people.length, 'speaker')}${pseudonyms > 0 ? `, ${pseudonyms} of them by a pseudonym` : ''}, with role and employer as printed. ${describePublished(index.corpus.articles)}`,
    '',
    `Lawful basis: ${tellOrMark(details.lawfulBasis.stories, dataOfficer, 'the lawful basis for showing quotes of named people')}`,
    '',
    'You can ask us to take your words down or to change your name. A story that is withdrawn is no longer quoted once the stories are indexed again.',
  ].join('\n');
}

function describePublished(articles: readonly Article[]): string {
  const known = articles.filter(({ published, url }) => published !== null || url !== null).length;
  return `Of ${known} of ${writeCount(articles.length, 'story', 'stories')} it is known when or at which address they were published.`;
}

function describeRights({ settings: { gapsFile } }: PaperFacts): string {
  const find =
    gapsFile === null
      ? 'Your questions are not stored, so there is none that we could show, correct or delete.'
      : 'Nothing that is kept tells who asked, so we cannot find the questions of one person. We can delete all of them.';
  return [
    `You have rights over your personal data, such as to see it and to have it corrected or deleted. ${find}`,
    '',
    markGap(dataOfficer, 'which rights apply under the lawful bases above, and how soon you answer'),
    '',
    'You can complain to the Information Commissioner’s Office: https://ico.org.uk/make-a-complaint/',
  ].join('\n');
}
