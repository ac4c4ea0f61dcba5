import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { en } from '../../src/wording/en.js';
import { minifyStyle } from './minify-style.js';

/** Most bytes of the widget, gzipped: what a page waits for on a slow telephone. */
export const maxGzippedBytes = 14_000;

// Names of sentences in two words or more: long, and like nothing that the browser or the wire calls a field.
const wordingNames = new RegExp(
  `^(${Object.keys(en)
    .filter((name) => /[A-Z]/u.test(name))
    .join('|')})$`,
);

export interface WidgetBundle {
  readonly script: string;
  readonly gzippedBytes: number;
  /** For the `integrity` attribute of a script element. */
  readonly integrity: string;
}

/** Bundles the widget into one module without imports, minified. The same source gives the same bytes. */
export async function bundleWidget(): Promise<WidgetBundle> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/widget/define-practice-voices.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
    mangleProps: wordingNames,
    plugins: [minifyStyle],
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return {
    script: new TextDecoder().decode(bytes),
    gzippedBytes: gzipSync(bytes, { level: 9 }).length,
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
  };
}
