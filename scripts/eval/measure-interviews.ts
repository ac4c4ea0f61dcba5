import { foldText } from '../../src/cli/eval/score-questions.js';
import { listPassageIds } from './build-sets.js';
import { defaultTolerance, Tally, type Figure, type SetReport } from './figure.js';
import type { OutsideInput } from './measure-squad.js';
import { openInterviews } from './open-interviews.js';
import { isAnswered } from './open-pipeline.js';
import { computeRankArea } from './rank-area.js';
import { takeStride } from './read-sets.js';

/**
 * Invented interviews about work, with questions in other words than theirs. Each question is asked of its own interview,
 * whose passages are near each other.
 */
export async function measureInterviews({ stride, ...input }: OutsideInput): Promise<SetReport> {
  const group = 'interviews';
  const { questions, ids, ask } = await openInterviews(input);
  const tally = new Tally();
  const scored = [];
  for (const row of takeStride(questions, stride)) {
    const { gold, sentences } = row;
    const look = await ask(row);
    scored.push({ score: look.confidence, positive: gold !== null });
    if (gold === null) continue;
    const found = look.judged.map(({ passage }) => listPassageIds([passage], ids)[0]);
    tally.add('first quote right', found[0] === gold);
    const quote = foldText(look.judged[0]?.quote.text ?? '');
    tally.add(
      'first quote holds the sentence that answers',
      sentences.some((sentence) => quote.includes(foldText(sentence))),
    );
    tally.add('quote right within three', found.slice(0, 3).includes(gold));
    tally.add('refused', !isAnswered(look.answer));
  }
  const figures = tally
    .toFigures(group)
    .map((figure) => (figure.name === 'refused' ? { ...figure, better: null } : figure));
  const area: Figure = {
    group,
    name: 'near-miss questions: abstention AUROC',
    value: computeRankArea(scored),
    cases: scored.length,
    better: 'higher',
    tolerance: defaultTolerance,
  };
  const about =
    `Invented interviews about work, of occupations that no model was trained on; one question in ${stride}, most in ` +
    'other words than the answer’s. Quotes are judged by their order, sure or not; near-misses ask what the interview leaves open. A few numbers were tuned on part of them.';
  return { group, about, figures: [...figures, area], skipped: null };
}
