import { describeBehaviour, listTexts } from './describe-behaviour.js';
import { findFigure } from './find-figure.js';
import { markGap, writeShare } from './mark-gaps.js';
import type { PaperFacts } from './paper-facts.js';

export interface Risk {
  readonly risk: string;
  /** What the program does about it as it is set up; a gap where it does nothing. */
  readonly inPlace: string;
  readonly knownBy: string;
}

/** Risks that come with a tool of this kind, with what is in place here. Their weight is for people to judge. */
export function listRisks(facts: PaperFacts): readonly Risk[] {
  const { questions, callers } = describeBehaviour(facts);
  const [kept, , masking] = questions;
  const limits = callers.find(({ settings }) => settings.includes('VOICES_ASKS_PER_MINUTE'));
  return [
    {
      risk: 'A person writes about themselves, a child or somebody else in a question.',
      inPlace: [kept?.text, masking?.text].join(' '),
      knownBy: code(...(kept?.settings ?? []), ...(kept?.tests ?? []), ...(masking?.tests ?? [])),
    },
    {
      risk: 'Words are given to somebody who did not say them.',
      inPlace: `Quotes are cut from the stories and never written. Named the right speaker: ${share('speaker named rightly')}.`,
      knownBy: code('test/core/attribution.test.ts', 'test/eval/baseline.json'),
    },
    {
      risk: 'An answer is wrong, or says that the stories do not answer where they do.',
      inPlace: `First quote right: ${share('answerable: first citation right')}. Wrongly refused: ${share('answerable but refused')}. Each quote shows its story, so that a person can read on.`,
      knownBy: code('test/eval/baseline.json'),
    },
    {
      risk: 'A person in need is answered with a quote instead of help.',
      inPlace: `Shown help lines: ${share('person in need signposted')}. ${markGap('the service owner', 'who confirmed each help line’s number, and when')}`,
      knownBy: code('test/eval/baseline.json'),
    },
    {
      risk: 'A person in a story wants their words or their name taken down.',
      inPlace:
        '`ask corpus withdraw` removes a story, builds the index and searches every file for what is left. `ask corpus rename-speaker` gives a pseudonym. The history of a repository is not touched.',
      knownBy: code('test/adapters/node/withdraw-story.test.ts', 'test/adapters/node/rename-speaker.test.ts'),
    },
    {
      risk: 'The service is flooded, or used by websites that it is not for.',
      inPlace: listTexts(callers.filter((statement) => statement.settings.includes('VOICES_SITES_FILE'))).join(' '),
      knownBy: code(...(limits?.settings ?? []), ...(limits?.tests ?? [])),
    },
    {
      risk: 'The web server in front of the service keeps internet addresses.',
      inPlace: markGap('the host', 'what is kept, for how long and who can read it'),
      knownBy: 'not known to the program',
    },
  ];
}

function share(row: string): string {
  const figure = findFigure('questions-kept', row);
  return figure === null ? 'not measured' : `${writeShare(figure)} of our new questions`;
}

function code(...names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
