import { condenseQuestion } from '../../../src/core/conversation/condense-question.js';
import { type FuzzTarget, hold } from '../fuzz-target.js';
import type { HeldStories } from '../held-stories.js';
import { questionPieces, questionSeeds } from '../questions.js';

/** What makes a question that leans on others stand alone. Each line of an input is a turn, the last is the question. */
export function openCondenserTarget({ library }: Pick<HeldStories, 'library'>): FuzzTarget {
  const known = { names: library.names.list() };
  return {
    name: 'condenser',
    promise: 'never throws; alone a question stays to the letter; condensed again it stays; the same again is the same',
    pieces: ['\n', '\n', ...questionPieces],
    seeds: questionSeeds,
    weight: 30,
    longest: 16_000,
    run(input) {
      const turns = input.split('\n');
      const question = turns.pop() ?? '';
      const made = condenseQuestion(question, turns, known);
      hold(condenseQuestion(question, [], known).standalone === question, 'alone it stays to the letter');
      hold(
        JSON.stringify(condenseQuestion(question, turns, known)) === JSON.stringify(made),
        'the same question is condensed to the same',
      );
      if (made.more || made.asksSpeaker || made.choices.length > 0) return;
      hold(condenseQuestion(made.standalone, turns, known).standalone === made.standalone, 'condensed again it stays');
    },
  };
}
