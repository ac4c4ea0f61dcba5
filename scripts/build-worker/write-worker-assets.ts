import { cp, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashBytes, readCurrent } from '../../src/adapters/node/index-store.js';
import { modelFileNames } from '../../src/adapters/transformers/model-files.js';
import { artifactFiles, parseManifest } from '../../src/core/retrieval/index-artifact.js';
import { namePart } from '../../src/core/retrieval/index-parts.js';

/** Most bytes that the platform takes for one asset. */
export const maxAssetBytes = 25 * 1024 * 1024;

export interface AssetSources {
  /** Null where the stories are in a store: no index is then put among the assets. */
  readonly indexDir: string | null;
  readonly modelDir: string;
  /** File of the built widget; the Worker goes without where there is none. */
  readonly widgetFile: string;
}

export interface WrittenAsset {
  readonly name: string;
  readonly bytes: number;
}

/**
 * Puts model, index and widget into `folder`, which is made anew. The HNSW graph stays behind: a native library reads it.
 * @throws IndexMissingError, IndexMismatchError or IndexCorruptError; Error where an asset is larger than `maxAssetBytes`.
 */
export async function writeWorkerAssets(
  folder: string,
  { indexDir, modelDir, widgetFile }: AssetSources,
): Promise<readonly WrittenAsset[]> {
  const indexFolder = indexDir === null ? null : join(indexDir, await readCurrent(indexDir));
  const indexFiles = indexFolder === null ? [] : await listIndexFiles(indexFolder);
  const copies = [
    ...indexFiles.map((name) => ({ from: join(indexFolder ?? '', name), name: `index/${name}` })),
    ...modelFileNames.map((name) => ({ from: join(modelDir, name), name: `model/${name}` })),
    ...((await isThere(widgetFile)) ? [{ from: widgetFile, name: 'widget.js' }] : []),
  ];
  await rm(folder, { recursive: true, force: true });
  const written: WrittenAsset[] = [];
  for (const { from, name } of copies) {
    const bytes = (await readFile(from)).length;
    if (bytes > maxAssetBytes)
      throw new Error(`${name} has ${bytes} bytes; an asset of a Worker may have ${maxAssetBytes}. See src/README.md.`);
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await cp(from, join(folder, name));
    written.push({ name, bytes });
  }
  return written;
}

async function listIndexFiles(folder: string): Promise<readonly string[]> {
  const { parts } = parseManifest(await readFile(join(folder, 'manifest.json'), 'utf8'), hashBytes);
  return ['manifest.json', ...artifactFiles, ...new Set(parts.map(namePart))];
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
