import { readFile, stat } from 'node:fs/promises';
import { StoryFileFault } from '../../core/corpus/story-file-fault.js';
import type { StorySource } from '../markdown/propose-story.js';

/** A story is a few pages; more is not one, or is full of pictures. */
const maxFileBytes = 20 * 1024 * 1024;

/**
 * Reads a file that holds a story: plain text, a saved web page, Markdown or a Word document (.docx).
 * @throws StoryFileFault where it is not there, too large, not UTF-8, or of another kind.
 */
export async function readStoryFile(path: string): Promise<StorySource> {
  const bytes = await readBytes(path);
  if (/\.docx$/iu.test(path)) return { form: 'docx', text: await convertDocx(path, bytes) };
  if (/\.(?:docm?|odt|pages|pdf|rtf)$/iu.test(path))
    throw new StoryFileFault(`${path} is of a kind that is not read. Save it as .docx, text, Markdown or a web page.`);
  const text = decode(path, bytes);
  if (text.trim() === '') throw new StoryFileFault(`${path} holds no words.`);
  if (/\.html?$/iu.test(path) || /^\s*<(?:!doctype|html)\b/iu.test(text)) return { form: 'html', text };
  if (/^\uFEFF?---[ \t]*\r?\n/u.test(text)) return { form: 'article', text };
  return { form: /\.(?:md|markdown)$/iu.test(path) ? 'markdown' : 'text', text };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes)
      throw new StoryFileFault(
        `${path} is too large: ${Math.ceil(size / 2 ** 20)} MB. A story has at most ${maxFileBytes / 2 ** 20} MB.`,
      );
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof StoryFileFault) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown fault';
    throw new StoryFileFault(`${path} can’t be read (${code}). Check that it is there and that you may read it.`, {
      cause,
    });
  }
}

async function convertDocx(path: string, bytes: Uint8Array): Promise<string> {
  // Loaded for Word documents alone: it takes longer than all the rest.
  const { readDocx } = await import('../docx/read-docx.js');
  try {
    return await readDocx(bytes);
  } catch (cause) {
    throw new StoryFileFault(`${path} is no Word document that can be read. Open it and save it again as .docx.`, {
      cause,
    });
  }
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new StoryFileFault(`${path} is not UTF-8 text. Save it as UTF-8 and try again.`, { cause });
  }
}
