import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleWidget, maxGzippedBytes } from '../../scripts/build-widget/bundle-widget.js';

const bundle = await bundleWidget();

test('the widget is small enough', () => {
  expect(maxGzippedBytes).toBeLessThanOrEqual(14_000);
  expect(gzipSync(bundle.script, { level: 9 }).length).toBe(bundle.gzippedBytes);
  expect(bundle.gzippedBytes).toBeLessThanOrEqual(maxGzippedBytes);
});

test('the same source gives the same bytes, and the digest is theirs', async () => {
  expect(await bundleWidget()).toEqual(bundle);
  expect(bundle.integrity).toBe(`sha384-${createHash('sha384').update(bundle.script).digest('base64')}`);
});

test('it is one file without imports, and can’t turn text into markup or code', () => {
  expect(bundle.script).not.toMatch(
    /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|parseFromString|eval|Function)\b/u,
  );
  expect(bundle.script).not.toMatch(/\bimport\s*[({"']|\bfrom\s*["']/u);
});

test('it sets no cookie, keeps nothing beyond the tab and names no other host', () => {
  expect(bundle.script).not.toMatch(/\b(cookie|localStorage|indexedDB|sendBeacon)\b/u);
  expect(bundle.script).not.toMatch(/https?:\/\//u);
});
