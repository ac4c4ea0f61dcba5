import { fileURLToPath } from 'node:url';
import { readCorpus } from '../../src/adapters/node/read-corpus.js';
import { listIdsByDocument, listPassageIds, openOutsideIndex, toArticles } from './build-sets.js';
import { defaultTolerance, Tally, type Figure, type SetReport } from './figure.js';
import type { OutsideInput } from './measure-squad.js';
import { isAnswered, openPipeline } from './open-pipeline.js';
import { computeRankArea } from './rank-area.js';
import { readInterviews } from './read-interviews.js';
import { takeStride } from './read-sets.js';

/**
 * Invented interviews about other jobs, with questions in other words than theirs. Each question is asked of its own interview,
 * whose passages are near each other.
 */
export async function measureInterviews({ embedder, progress, stride, options }: OutsideInput): Promise<SetReport> {
  const group = 'interviews';
  const { passages, questions } = readInterviews();
  const { synonyms } = await readCorpus(fileURLToPath(new URL('../../corpus', import.meta.url)));
  const articles = toArticles(passages);
  const index = await openOutsideIndex(group, articles, embedder, progress, undefined, synonyms);
  const pipeline = openPipeline(index, embedder, options);
  const ids = listIdsByDocument(passages);
  const tally = new Tally();
  const scored = [];
  for (const { question, doc, gold } of takeStride(questions, stride)) {
    const look = await pipeline.look({ question, filter: { articleIds: [doc] } });
    scored.push({ score: look.confidence, positive: gold !== null });
    if (gold === null) continue;
    const found = look.judged.map(({ passage }) => listPassageIds([passage], ids)[0]);
    tally.add('first quote right', found[0] === gold);
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
    `Invented interviews about other jobs, of occupations that no model was trained on; one question in ${stride}, most in ` +
    'other words than the answer’s. Quotes are judged by their order, sure or not; near-misses ask what the interview leaves open.';
  return { group, about, figures: [...figures, area], skipped: null };
}
