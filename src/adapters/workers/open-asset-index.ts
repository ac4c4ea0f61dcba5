import { IndexCorruptError, IndexMissingError } from '../../core/errors.js';
import { ExactDenseIndex } from '../../core/retrieval/exact-dense-index.js';
import {
  artifactFiles,
  checkManifest,
  parseArtifact,
  parseManifest,
  type ExpectedIndex,
} from '../../core/retrieval/index-artifact.js';
import { findPieces, makeRoom, namePart, type PartNumbers } from '../../core/retrieval/index-parts.js';
import type { Manifest, StoriesIndex } from '../../core/retrieval/stories-index.js';
import { hashText } from './hash-text.js';
import { digestBytes, readAsset, type AssetSource } from './read-asset.js';

type FileName = (typeof artifactFiles)[number];

const mend = 'Run `npm run build:worker` and deploy again.';

/**
 * Opens the index among the Worker's assets, each file checked against its digest and the whole against the embedder. Its
 * vectors are scanned: the HNSW graph of Node is a file for a native library.
 * @throws IndexMissingError, IndexMismatchError or IndexCorruptError, as on Node.
 */
export async function openAssetIndex(assets: AssetSource, expected: ExpectedIndex): Promise<StoriesIndex> {
  const manifestBytes = await readFile(assets, 'manifest.json');
  if (manifestBytes === null) throw new IndexMissingError(`There is no index among the assets. ${mend}`);
  const manifest = parseManifest(decode(manifestBytes), hashText);
  checkManifest(manifest, expected);
  const files = await readFiles(assets, manifest);
  const numbers = await readParts(assets, manifest);
  const content = {
    corpus: decode(files['corpus.json']),
    chunks: decode(files['chunks.json']),
    tokenOffsets: files['token-offsets.u32'],
    sentenceEnds: files['sentence-ends.u32'],
    lexical: files['lexical.bin'],
    wordForms: files['word-forms.bin'],
    language: files['language.bits'],
    suggestions: decode(files['suggestions.json']),
  };
  const stored = parseArtifact(manifest, content, numbers);
  const { chunkVectors, dimensions } = stored.embeddings;
  return { ...stored, dense: new ExactDenseIndex(chunkVectors, dimensions) };
}

/** One part after the other: an isolate has no room for all of them twice. */
async function readParts(assets: AssetSource, { parts, embedder }: Manifest): Promise<PartNumbers> {
  const numbers = makeRoom(parts, embedder);
  const pieces = findPieces(parts, numbers, embedder);
  for (const [at, part] of parts.entries()) {
    const name = namePart(part);
    const bytes = await readChecked(assets, name, part.sha256);
    let read = 0;
    for (const piece of pieces[at] ?? []) piece.set(bytes.subarray(read, (read += piece.length)));
    if (read !== bytes.length) throw damaged(`${name} has another length`);
  }
  return numbers;
}

async function readFiles(assets: AssetSource, manifest: Manifest): Promise<Readonly<Record<FileName, Uint8Array>>> {
  const read = async (name: FileName): Promise<[FileName, Uint8Array]> => [
    name,
    await readChecked(assets, name, manifest.files[name]),
  ];
  // Every name of the list has been read, which `Object.fromEntries` can't tell.
  return Object.fromEntries(await Promise.all(artifactFiles.map(read))) as Record<FileName, Uint8Array>;
}

async function readChecked(assets: AssetSource, name: string, sha256: string | undefined): Promise<Uint8Array> {
  const bytes = await readFile(assets, name);
  if (bytes === null) throw damaged(`${name} is not there`);
  if ((await digestBytes(bytes)) !== sha256) throw damaged(`${name} is not as it was written`);
  return bytes;
}

async function readFile(assets: AssetSource, name: string): Promise<Uint8Array | null> {
  try {
    return await readAsset(assets, `index/${name}`);
  } catch (cause) {
    throw damaged(`${name} could not be read`, cause);
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function damaged(what: string, cause?: unknown): IndexCorruptError {
  return new IndexCorruptError(`The index is damaged: ${what}. ${mend}`, { cause });
}
