import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readHtml } from '../src/adapters/markdown/read-html.js';
import { writeArticle } from '../src/adapters/markdown/write-article.js';
import { proposeArticle } from '../src/core/corpus/import-article.js';
import { splitPlainText } from '../src/core/corpus/import-blocks.js';

/**
 * `npm run import-article -- FILE [--out FILE]`: proposes a corpus article from a plain text or a saved web page, on
 * stdout or in a new file, and reports on stderr what was dropped and what a person has to decide.
 */
const usage = 'Usage: npm run import-article -- FILE [--out FILE]';

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new TypeError('Name one text or HTML file.');
  await importFile(file, values.out);
} catch (error) {
  const wrongUse = error instanceof TypeError && !('errno' in error);
  console.error(`${error instanceof Error ? error.message : String(error)}${wrongUse ? `\n${usage}` : ''}`);
  process.exitCode = wrongUse ? 2 : 1;
}

async function importFile(file: string, out: string | undefined): Promise<void> {
  const source = decode(await readFile(file), file);
  const page = /\.html?$/iu.test(file) || /^\s*<(?:!doctype|html)\b/iu.test(source) ? readHtml(source) : null;
  const proposal = proposeArticle(page?.blocks ?? splitPlainText(source), page?.title ?? null);
  const id = basename(out ?? file)
    .replace(/\.[^.]+$/u, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  const markdown = writeArticle(proposal, id, page?.facts);
  if (out === undefined) process.stdout.write(markdown);
  // 'wx': a story that somebody has worked on is never overwritten.
  else await writeFile(out, markdown, { flag: 'wx' });

  for (const words of page?.skipped ?? []) console.error(`Dropped (part of the page, not of the story): ${words}`);
  for (const { what, text } of proposal.dropped) console.error(`Dropped (${what}): ${text}`);
  const checks = proposal.blocks.reduce((sum, block) => sum + block.checks.length, 0);
  console.error(`${proposal.blocks.length} blocks, ${proposal.people.length} speakers, ${checks} to check.`);
  console.error('Read it beside the original, decide each CHECK, fill in the rights, then run npm run check:corpus.');
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`${file} is not UTF-8 text. Save it as UTF-8 and try again.`, { cause: error });
  }
}
