import { dropMasks, maskPersonalData } from '../../../src/core/conversation/mask-personal-data.js';
import { readWritten } from '../../../src/core/conversation/read-written.js';
import { routeQuestion } from '../../../src/core/conversation/route-question.js';
import { screenQuestion } from '../../../src/core/conversation/screen-question.js';
import { InvalidQuestionError } from '../../../src/core/errors.js';
import { type FuzzTarget, hold } from '../fuzz-target.js';
import { questionPieces, questionSeeds } from '../questions.js';

/** Everything that a question meets before it is searched: screening, masking, routing. */
export function openScreenTarget(): FuzzTarget {
  return {
    name: 'screen',
    promise:
      'no fault but invalid-question; screening and masking again change nothing; what is searched has no personal data',
    pieces: questionPieces,
    seeds: questionSeeds,
    weight: 40,
    longest: 4000,
    run(input) {
      const screened = refuseNothing(() => screenQuestion(input));
      // Masking and routing are linear for any text, screened or not.
      const masked = maskPersonalData(screened ?? input).text;
      routeQuestion(screened ?? input);
      dropMasks(masked);
      if (screened === null) return;
      hold(screenQuestion(screened) === screened, 'screening again changes nothing');
      hold(maskPersonalData(masked).text === masked, 'masking again changes nothing');
      const written = readWritten(input);
      hold(maskPersonalData(written.text).masked.length === 0, 'what is searched has no personal data');
      hold(written.shown === masked, 'what is shown is masked');
    },
  };
}

function refuseNothing(screen: () => string): string | null {
  try {
    return screen();
  } catch (cause) {
    if (cause instanceof InvalidQuestionError) return null;
    throw cause;
  }
}
