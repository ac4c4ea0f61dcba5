import { foldText, scoreQuestions, type ScoredQuestion, type WireRequest } from '../../src/cli/eval/score-questions.js';
import {
  dropAsked,
  openOwnIndex,
  storiesAlone,
  type ChangedCorpus,
  type EvalEmbedder,
  type Progress,
} from './build-sets.js';
import { defaultTolerance, Tally, type Figure, type SetReport } from './figure.js';
import { lowerIsBetter, presentLook } from './measure-own.js';
import { openPipeline, type Pipeline } from './open-pipeline.js';
import { keptSets, openSets, readScoredQuestions } from './read-sets.js';

/** What is told of the kinds that `asked` moves. */
const told: ReadonlySet<string> = new Set([
  'answerable: first citation right',
  'answerable: right within three',
  'answerable but refused',
  'followup: first citation right',
  'unanswerable: says so, quotes nothing',
]);

/**
 * What editors' own questions (`asked`) are worth: our sets asked of the same stories without them, and each story's questions
 * with that story's taken away, as of a story that was added since. The kept questions are told apart and compared with nothing.
 */
export async function measureStoriesAlone(embedder: EvalEmbedder, progress: Progress): Promise<SetReport> {
  const group = 'stories-alone';
  const open = async (changed?: ChangedCorpus) =>
    openPipeline(await openOwnIndex(embedder, progress, changed), embedder);
  const alone = await open(storiesAlone);
  const figures: Figure[] = [];
  for (const [half, sets] of [
    ['open', openSets],
    ['kept', keptSets],
  ] as const) {
    const rows = sets.flatMap((set) => readScoredQuestions(set));
    const ask = async ({ question, turns }: WireRequest) => presentLook(await alone.look({ question, turns }));
    const { tally } = await scoreQuestions(rows, ask, joinTexts(alone));
    for (const { name, held, cases } of tally.list().filter((figure) => told.has(figure.name))) {
      const better = lowerIsBetter.has(name) ? 'lower' : 'higher';
      const value = held / cases;
      figures.push({
        group,
        name: `${half}: ${name}`,
        value,
        cases,
        better: half === 'kept' ? null : better,
        tolerance: defaultTolerance,
      });
    }
  }
  const tally = new Tally();
  const all = await open();
  const single = [...openSets, ...keptSets].flatMap((set) =>
    readScoredQuestions(set).filter(({ turns }) => turns.length === 1),
  );
  for (const { id } of all.index.corpus.articles) {
    const lone = await open({
      name: `own-less-${id}`,
      change: (corpus) => ({
        ...corpus,
        articles: corpus.articles.map((article) => (article.id === id ? dropAsked(article) : article)),
      }),
    });
    for (const row of single.filter((one) => findHome(one, all) === id)) {
      tally.add('one story’s questions: first quote right where all have asked', await isFirstRight(all, row));
      tally.add('… where that story alone has none', await isFirstRight(lone, row));
      tally.add('… where none has', await isFirstRight(alone, row));
    }
  }
  const about =
    'What `asked` is worth: all our sets together, of the same stories without what editors say that people ask; and the ' +
    'questions that one story alone answers, with what stands beside that story taken away. Quotes of the last three by their order, sure or not.';
  return { group, about, figures: [...figures, ...tally.toFigures(group, null)], skipped: null };
}

function joinTexts({ index }: Pipeline): string {
  return index.corpus.articles.map(({ text }) => text).join('\n');
}

/** The story that holds every right answer; null where there are several, or none. */
function findHome({ any }: ScoredQuestion, { index }: Pipeline): string | null {
  const homes = index.corpus.articles.filter(({ text }) => any.some((span) => foldText(text).includes(foldText(span))));
  return homes.length === 1 ? (homes[0]?.id ?? null) : null;
}

async function isFirstRight(pipeline: Pipeline, { turns, any }: ScoredQuestion): Promise<boolean> {
  const { judged } = await pipeline.look({ question: turns[0] ?? '' });
  const quote = foldText(judged[0]?.quote.text ?? '');
  return any.some((span) => quote.includes(foldText(span)));
}
