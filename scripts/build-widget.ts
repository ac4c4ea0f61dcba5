/** Writes the widget to `dist/widget/practice-voices.js` and prints its size and its integrity. Fails where it is too large. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWidget, maxGzippedBytes } from './build-widget/bundle-widget.js';

const file = fileURLToPath(new URL('../dist/widget/practice-voices.js', import.meta.url));

const { script, gzippedBytes, integrity } = await bundleWidget();
console.log(`widget: ${(gzippedBytes / 1000).toFixed(1)} kB gzipped, of ${maxGzippedBytes / 1000} kB`);
if (gzippedBytes > maxGzippedBytes) {
  console.error('The widget is too large. Make it smaller before you build it.');
  process.exitCode = 1;
} else {
  await mkdir(fileURLToPath(new URL('../dist/widget', import.meta.url)), { recursive: true });
  await writeFile(file, script);
  console.log(`integrity: ${integrity}`);
}
