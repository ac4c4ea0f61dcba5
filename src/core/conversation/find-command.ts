import { commandSignals, storySignals } from './signals/command-signals.js';
import { scoreSignals } from './signal.js';

/** A command is seen where what speaks for it, less what speaks for a question, reaches this. */
export const enoughForCommand = 3;

/** How many words from the first on say whether a question is asked: an order may be long and have questions in it. */
const opening = 25;

/**
 * How much speaks for a command to the tool (take a role, write, translate, break its rules), less what speaks for a
 * question; `enoughForCommand` and more is a command.
 */
export function scoreCommand(words: readonly string[]): number {
  const score = scoreSignals(commandSignals, words);
  return score < enoughForCommand ? score : score + scoreSignals(storySignals, words.slice(0, opening));
}
