import type { Need } from '../corpus/article.js';
import { enoughForCommand, scoreCommand } from './find-command.js';
import { scoreNeeds } from './find-need.js';
import { findSmallTalk, type SmallTalk } from './find-small-talk.js';
import { foldQuestion } from './fold-question.js';
import { readWords } from './read-words.js';
import { mayMeanTopic } from './tool-questions.js';

/** Where a question goes instead of to the stories. */
export type Route =
  | { readonly kind: 'small-talk'; readonly talk: SmallTalk }
  | { readonly kind: 'need'; readonly need: Need }
  | { readonly kind: 'command' };

/** From here on a command is one whatever else the words hold: two kinds of order at the least. */
const plainCommand = 6;

/** Needs in which nobody's safety hangs on the answer. */
const mild: ReadonlySet<Need> = new Set<Need>(['complaint', 'live-case']);

/**
 * The route of a question that the stories must not answer; null for every other question. A person in need comes before
 * small talk and commands, unless two kinds of order are given and more speaks for them. After a topic,
 * "how does it work?" is about that. Depends on the words alone; takes time in proportion to them.
 */
export function routeQuestion(question: string, afterTopic = false): Route | null {
  const words = readWords(foldQuestion(question));
  const need = scoreNeeds(words);
  const command = scoreCommand(words);
  const ordered =
    command >= (need !== null && mild.has(need.need) ? enoughForCommand : plainCommand) &&
    command >= (need?.score ?? plainCommand);
  if (need !== null && !ordered) return { kind: 'need', need: need.need };
  if (ordered) return { kind: 'command' };
  const talk = findSmallTalk(words);
  const aboutTopic = talk === 'about-the-tool' && afterTopic && mayMeanTopic(words);
  if (talk !== null && !aboutTopic) return { kind: 'small-talk', talk };
  return command >= enoughForCommand ? { kind: 'command' } : null;
}
