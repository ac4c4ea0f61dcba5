import { createGenerator } from '../../src/adapters/generator/create-generator.js';
import { openChatModel } from '../../src/adapters/langchain/open-chat-model.js';
import type { Embedder, OpenGenerator } from '../../src/core/ports.js';
import { openScriptedModel } from '../../test/fixtures/scripted-model.js';
import { failingParts, goodPart } from '../../test/fixtures/scripted-parts.js';
import { openOwnIndex, type Progress } from './build-sets.js';
import { measureOwn } from './measure-own.js';
import { openPipeline, type Pipeline } from './open-pipeline.js';

/** What the shared questions came to with one language model, or none. */
export interface GeneratorRow {
  readonly name: string;
  /** Shares by the names of the eval table. */
  readonly shares: ReadonlyMap<string, number>;
  /** Sentences of the model that reached the reader, and those that were taken out. */
  readonly kept: number;
  readonly removed: number;
  /** Answers that came later than the model's time limit allows, with a second for everything else. */
  readonly late: number;
}

const limitMs = 500;
const shown = [
  'answerable: first citation right',
  'answerable: right within three',
  'followup: first citation right',
  'unanswerable: says so, quotes nothing',
  'quotes verbatim in the source',
  'speaker named rightly',
] as const;

/** Asks the shared questions without a language model, then with one that plays each part at a real address of this machine. */
export async function measureGenerators(embedder: Embedder, progress: Progress): Promise<readonly GeneratorRow[]> {
  const index = await openOwnIndex(embedder, progress);
  const model = await openScriptedModel();
  const chat = openChatModel({ url: model.url, model: 'scripted', key: null });
  const generator = createGenerator({ chat, timeoutMs: limitMs });
  const measure = async (name: string, using?: OpenGenerator): Promise<GeneratorRow> => {
    progress(name);
    return measureRow(name, openPipeline(index, embedder, undefined, using));
  };
  const rows = [await measure('none')];
  for (const [name, part] of [['keeps to its task', goodPart] as const, ...Object.entries(failingParts)]) {
    model.play(part);
    rows.push(await measure(name, generator));
  }
  await model.close();
  return rows;
}

async function measureRow(name: string, pipeline: Pipeline): Promise<GeneratorRow> {
  let [kept, removed, late] = [0, 0, 0];
  const look: Pipeline['look'] = async (request) => {
    const began = performance.now();
    const seen = await pipeline.look(request);
    if (performance.now() - began > limitMs + 1000) late += 1;
    for (const step of seen.answer?.trace?.steps ?? []) {
      if (step.step !== 'sentences') continue;
      kept += step.kept;
      removed += step.removed;
    }
    return seen;
  };
  const { report } = await measureOwn('questions', { ...pipeline, look });
  const shares = new Map(report.figures.map((figure) => [figure.name, figure.value]));
  return { name, shares, kept, removed, late };
}

/** A Markdown table with a column for each language model. Whatever a failing part writes is invented. */
export function formatGenerators(columns: readonly GeneratorRow[]): string {
  const row = (name: string, cell: (column: GeneratorRow) => string) => [name, ...columns.map(cell)];
  const rows = [
    row('figure', ({ name }) => name),
    row('---', () => '---:'),
    ...shown.map((figure) => row(figure, ({ shares }) => shares.get(figure)?.toFixed(3) ?? '–')),
    row('sentences that reach the reader', ({ kept }) => String(kept)),
    row('sentences taken out', ({ removed }) => String(removed)),
    row('invented sentences that reach the reader', ({ name, kept }) => String(name in failingParts ? kept : 0)),
    row('answers after the deadline', ({ late }) => String(late)),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
