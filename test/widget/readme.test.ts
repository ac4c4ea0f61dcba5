/** Holds the widget's page of the documentation to the widget. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingNames } from '../../src/widget/settings.js';
import { style } from '../../src/widget/style.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const readme = read('src/widget/README.md');

function readFirstCells(heading: string): string[] {
  const lines = readme.split('\n');
  const rows = lines.slice(lines.findIndex((line) => line.startsWith(`| ${heading} `)) + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((row) => row.split('|')[1]?.replaceAll('`', '').trim() ?? '');
}

test('it has every attribute, and no other', () => {
  expect(readFirstCells('attribute')).toEqual(settingNames);
});

test('it has every property that the style reads, and no other', () => {
  const used = [...style.matchAll(/var\((--pv-[\w-]+)/gu)].map(([, name = '']) => name);
  expect(readFirstCells('property').sort()).toEqual([...new Set(used)].sort());
});

test('it has every part, and no other', () => {
  const sources = ['build-frame', 'render-exchange', 'render-help', 'render-quote'].map((name) =>
    read(`src/widget/${name}.ts`),
  );
  const parts = sources.flatMap((text) => [...text.matchAll(/\bpart: '([\w-]+)'/gu)].map(([, name = '']) => name));
  const [, listed = ''] = /there are parts:\s([^.]+)\./u.exec(readme) ?? [];
  expect(
    listed
      .split(/,\s/u)
      .map((name) => name.replaceAll('`', ''))
      .sort(),
  ).toEqual([...new Set(parts)].sort());
});
