import { stat } from 'node:fs/promises';
import type { KeyStore, StoredKey } from '../../http/access/access-key.js';
import { AccessFileFault } from './access-file-fault.js';
import { readKeyFile } from './key-file.js';

/**
 * Serves the keys of a file and reads it again once it has changed, so that a key made or revoked by the command counts at the
 * next request. Reads the file now. A file that is broken later leaves the last good keys in place and is told of once.
 * @throws AccessFileFault where the file is broken now.
 */
export async function openFileKeyStore(path: string, onNotice: (notice: string) => void): Promise<KeyStore> {
  let mark = await markVersion(path);
  // Everybody who asks while the file is read waits for it: a key that was just revoked must not slip through.
  let keys = Promise.resolve(indexById(await readKeyFile(path)));
  const readAgain = async (before: Promise<Keys>): Promise<Keys> => {
    try {
      return indexById(await readKeyFile(path));
    } catch (error) {
      if (!(error instanceof AccessFileFault)) throw error;
      onNotice(`${error.message} The keys that were read before stay in use.`);
      return before;
    }
  };
  return {
    async find(id) {
      const now = await markVersion(path);
      if (now !== mark) {
        mark = now;
        keys = readAgain(keys);
      }
      return (await keys).get(id) ?? null;
    },
  };
}

type Keys = ReadonlyMap<string, StoredKey>;

// A file that was written aside and renamed has another inode, whatever the clock says.
async function markVersion(path: string): Promise<string> {
  try {
    const { ino, size, mtimeNs } = await stat(path, { bigint: true });
    return `${ino}:${size}:${mtimeNs}`;
  } catch {
    return 'absent';
  }
}

function indexById(keys: readonly StoredKey[]): Keys {
  return new Map(keys.map((key) => [key.id, key]));
}
