import { readFile } from 'node:fs/promises';
import { type Plugin, transform } from 'esbuild';

/** Minifies the stylesheet, which stands in a template string where esbuild leaves it as it is. */
export const minifyStyle: Plugin = {
  name: 'minify-style',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]widget[\\/]style\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const [, css] = /export const style = `([^`$]+)`;/u.exec(source) ?? [];
      if (css === undefined) throw new Error('src/widget/style.ts is not one template string without a `${`.');
      const { code } = await transform(css, { loader: 'css', minify: true, charset: 'utf8' });
      return { contents: `export const style = ${JSON.stringify(code)};`, loader: 'js' };
    });
  },
};
