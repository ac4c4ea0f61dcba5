/** Builds the Worker into `dist/worker` and its assets into `dist/worker-assets`; prints sizes. Fails where one is too large. */
import { fileURLToPath } from 'node:url';
import { hasModelCard } from '../src/adapters/models/has-model-card.js';
import { embeddedModelId } from '../src/adapters/models/model-id.js';
import { VoicesError } from '../src/core/errors.js';
import { readEnvironment } from '../src/environment.js';
import { maxAssetBytes } from './build-worker/write-worker-assets.js';
import { maxUploadBytes, writeWorker } from './build-worker/write-worker.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const row = (name: string, bytes: number, note = ''): void => {
  console.log(`${name.padEnd(34)} ${(bytes / 1024).toFixed(1).padStart(9)} KiB  ${note}`.trimEnd());
};

try {
  const { modelDir, ...environment } = readEnvironment(process.env);
  if (await hasModelCard(modelDir))
    throw new Error(
      `The Worker runs ${embeddedModelId} alone. Build the index and the Worker with VOICES_MODEL=${embeddedModelId}.`,
    );
  // The stories are then in D1 and Vectorize, see `npm run upload:index`.
  const indexDir = process.argv.includes('--without-index') ? null : environment.indexDir;
  const outDir = fromRoot('dist');
  const widgetFile = fromRoot('dist/widget/practice-voices.js');
  const { uploadBytes, parts, assets } = await writeWorker({ outDir, indexDir, modelDir, widgetFile });
  for (const { name, bytes, gzippedBytes } of parts)
    row(name, bytes, `${(gzippedBytes / 1024).toFixed(1)} KiB gzipped`);
  row('upload, gzipped', uploadBytes, `of ${maxUploadBytes / 1024} KiB`);
  for (const { name, bytes } of assets) row(name, bytes);
  const all = assets.reduce((sum, { bytes }) => sum + bytes, 0);
  row('assets together', all, `each of at most ${maxAssetBytes / 1024} KiB`);
  if (!assets.some(({ name }) => name === 'widget.js'))
    console.log('There is no widget. Run npm run build:widget first.');
} catch (error) {
  console.error(error instanceof VoicesError || error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
