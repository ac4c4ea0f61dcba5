import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/** Bytes read at once: while the disk brings one file's, another's are hashed. */
const pieceBytes = 8 * 2 ** 20;
/** Small enough to stay in the processor's own memory where nothing is kept of a file. */
const hashBytesAtOnce = 2 ** 20;

/** A whole file and its digest, the digest taken piece by piece as they come. */
export async function readWhole(path: string): Promise<{ readonly bytes: Buffer; readonly sha256: string }> {
  return withFile(path, async (file) => {
    const bytes = Buffer.allocUnsafeSlow((await file.stat()).size);
    const hash = createHash('sha256');
    await fill(file, bytes, 0, hash);
    return { bytes, sha256: hash.digest('hex') };
  });
}

/** Reads a file straight into `pieces`, one after the other, and gives its digest. @throws Error where its length is another. */
export async function readInto(path: string, pieces: readonly Uint8Array[]): Promise<string> {
  return withFile(path, async (file) => {
    const hash = createHash('sha256');
    let at = 0;
    for (const piece of pieces) {
      await fill(file, piece, at, hash);
      at += piece.length;
    }
    if ((await file.stat()).size !== at) throw new Error(`it has not the ${at} bytes that it should`);
    return hash.digest('hex');
  });
}

/** Digest of a file of which nothing is kept. */
export async function hashFile(path: string): Promise<string> {
  return withFile(path, async (file) => {
    const hash = createHash('sha256');
    const bytes = Buffer.allocUnsafeSlow(hashBytesAtOnce);
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(bytes.subarray(0, bytesRead));
    }
  });
}

async function fill(file: FileHandle, bytes: Uint8Array, from: number, hash: Hash): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesRead } = await file.read(bytes, at, Math.min(pieceBytes, bytes.length - at), from + at);
    if (bytesRead === 0) throw new Error('it is shorter than it should be');
    hash.update(bytes.subarray(at, (at += bytesRead)));
  }
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}
