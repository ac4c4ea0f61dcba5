import { open } from 'node:fs/promises';

/** The message says which file and what to do. */
class TextFileError extends Error {
  override readonly name = 'TextFileError';
}

/**
 * Text of a UTF-8 file; a byte order mark is taken off.
 * @throws TextFileError whose message says which file and why, where it is missing, no file, larger than `maxBytes` or not UTF-8.
 */
export async function readTextFile(path: string, maxBytes: number): Promise<string> {
  const file = await open(path).catch((cause: unknown) => {
    throw new TextFileError(`${path} can’t be opened. Check its name and who may read it.`, { cause });
  });
  try {
    const parts: Buffer[] = [];
    let length = 0;
    // Counted as it comes: a pipe has no size.
    for await (const part of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length > maxBytes)
        throw new TextFileError(`${path} is larger than ${Math.floor(maxBytes / 1_000_000)} MB. Give a smaller file.`);
    }
    return decode(Buffer.concat(parts), path);
  } catch (cause) {
    if (cause instanceof TextFileError) throw cause;
    throw new TextFileError(`${path} can’t be read. Give a file of text.`, { cause });
  } finally {
    await file.close();
  }
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TextFileError(`${path} is not UTF-8 text. Save it as UTF-8.`, { cause });
  }
}
