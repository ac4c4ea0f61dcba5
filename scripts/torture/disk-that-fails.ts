import { type Disk, nodeDisk } from '../../src/adapters/node/disk.js';

const reasons = {
  ENOSPC: 'no space left on device',
  EROFS: 'read-only file system',
  EIO: 'i/o error',
} as const;

export interface CountedDisk {
  readonly disk: Disk;
  /** Steps that were taken or failed so far. */
  readonly steps: () => number;
}

/**
 * Disk whose step number `failAt`, counted from 1, fails. A full one has written half of the file by then. What fails goes on
 * failing where it is `forGood`.
 */
export function makeFailingDisk(
  failAt: number,
  { code = 'ENOSPC', forGood = false }: { readonly code?: keyof typeof reasons; readonly forGood?: boolean } = {},
): CountedDisk {
  let step = 0;
  const fail = (): Promise<never> => Promise.reject(Object.assign(new Error(`${code}: ${reasons[code]}`), { code }));
  const isFailing = (): boolean => (step += 1) === failAt || (forGood && failAt > 0 && step > failAt);
  const next = (go: () => Promise<void>): Promise<void> => (isFailing() ? fail() : go());
  const disk: Disk = {
    makeFolder: (path) => next(() => nodeDisk.makeFolder(path)),
    sync: (path) => next(() => nodeDisk.sync(path)),
    link: (from, to) => next(() => nodeDisk.link(from, to)),
    rename: (from, to) => next(() => nodeDisk.rename(from, to)),
    remove: (path) => next(() => nodeDisk.remove(path)),
    writeFile: async (path, bytes) => {
      if (!isFailing()) return nodeDisk.writeFile(path, bytes);
      if (code === 'ENOSPC') await nodeDisk.writeFile(path, cutInHalf(bytes));
      return fail();
    },
  };
  return { disk, steps: () => step };
}

/** Half of what was to be written, in characters or pieces, and half of the last of them. */
export function cutInHalf(bytes: string | readonly Uint8Array[]): string | readonly Uint8Array[] {
  if (typeof bytes === 'string') return bytes.slice(0, bytes.length / 2);
  const pieces = bytes.slice(0, Math.ceil(bytes.length / 2));
  return pieces.map((piece, at) => (at === pieces.length - 1 ? piece.subarray(0, piece.length / 2) : piece));
}
