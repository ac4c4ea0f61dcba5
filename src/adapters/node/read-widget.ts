import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** Reads the built widget and its digest for Subresource Integrity; null where there is no such file. */
export async function readWidget(path: string): Promise<{ script: string; integrity: string } | null> {
  try {
    const bytes = await readFile(path);
    return {
      script: bytes.toString('utf8'),
      integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
