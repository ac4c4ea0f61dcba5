import type { ModelCard } from '../../src/adapters/models/model-card.js';
import { embeddedModelId } from '../../src/adapters/models/model-id.js';
import type { StoredModel } from '../../src/adapters/models/model-store.js';

/** Folders of the encoder and the reranker in use. */
export interface InUse {
  readonly modelDir: string;
  readonly rerankerDir: string | null;
}

/** The table of `list`: one line a model, the one in use marked. */
export function formatModels(models: readonly StoredModel[], { modelDir, rerankerDir }: InUse): string {
  const isEmbedded = !models.some((model) => model.modelDir === modelDir);
  const rows = [
    [isEmbedded ? '*' : ' ', embeddedModelId, 'encoder', 'part of the project'],
    ...models.map(({ id, card, fault, ...model }) => [
      model.modelDir === modelDir || model.modelDir === rerankerDir ? '*' : ' ',
      id,
      card?.kind ?? '?',
      card ? `${formatSize(card)}, ${formatSource(card)}` : (fault ?? ''),
    ]),
  ];
  const widths = [1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map(([mark = '', id = '', kind = '', about = '']) =>
      [mark, id.padEnd(widths[0] ?? 0), kind.padEnd(widths[1] ?? 0), about].join('  ').trimEnd(),
    )
    .join('\n');
}

/** What was found out about a model that was added. */
export function describeModel(card: ModelCard): string {
  const { id, settings } = card;
  const rows: (readonly [string, string])[] = [
    ['Model', `${id}, ${card.kind}`],
    ['From', formatSource(card)],
    ['Size', formatSize(card)],
    ['Network', `${settings.network}${settings.quantised ? ', quantised' : ''}`],
    ['Most tokens', `${settings.maxTokens}`],
  ];
  if (card.kind === 'encoder') {
    const { pooling, dimensions, questionPrefix, passagePrefix } = card.settings;
    rows.push(['Vectors', `${dimensions} numbers, pooled by ${pooling}, of unit length`]);
    rows.push(['Before questions', JSON.stringify(questionPrefix)], ['Before passages', JSON.stringify(passagePrefix)]);
  }
  return rows.map(([name, value]) => `${name.padEnd(18)}${value}`).join('\n');
}

function formatSize({ files }: ModelCard): string {
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

function formatSource({ source }: ModelCard): string {
  return source.kind === 'folder' ? 'from a folder' : `${source.url} at ${source.revision.slice(0, 10)}`;
}
