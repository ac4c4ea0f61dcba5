import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { proposeFile } from '../src/adapters/node/propose-file.js';
import { slugName } from '../src/core/corpus/name-forms.js';

/**
 * `npm run import-article -- FILE [--out FILE]`: proposes a corpus article from a plain text, a saved web page, Markdown or a
 * Word document, on stdout or in a new file, and reports on stderr what was dropped and what a person has to decide.
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
  const id = slugName(basename(out ?? file).replace(/\.[^.]+$/u, ''));
  const { markdown, dropped, blocks, speakers, checks } = await proposeFile(file, { id });
  if (out === undefined) process.stdout.write(markdown);
  // 'wx': a story that somebody has worked on is never overwritten.
  else await writeFile(out, markdown, { flag: 'wx' });

  for (const { what, text } of dropped) console.error(`Dropped (${what}): ${text}`);
  console.error(`${blocks} blocks, ${speakers} speakers, ${checks} to check.`);
  console.error('Read it beside the original, decide each CHECK, fill in the rights, then run npm run check:corpus.');
}
