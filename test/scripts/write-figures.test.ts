import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readBaseline } from '../../scripts/eval/compare-baseline.js';
import { figuresFile, formatFigures, formatPaperFigures, paperFiguresFile } from '../../scripts/eval/write-figures.js';

test('the about page has the figures of the baseline', async () => {
  const baseline = await readBaseline();
  if (!baseline) throw new Error('There is no baseline.');
  expect(await readFile(figuresFile, 'utf8')).toBe(await formatFigures(baseline));
});

test('the papers have the figures of the baseline', async () => {
  const baseline = await readBaseline();
  if (!baseline) throw new Error('There is no baseline.');
  expect(await readFile(paperFiguresFile, 'utf8')).toBe(await formatPaperFigures(baseline));
});

test('a baseline that lacks a figure is refused by its name', async () => {
  const baseline = { corpusSha256: '', embedder: { id: 'x', sha256: '' }, figures: { 'questions-kept': {} } };
  await expect(formatFigures(baseline)).rejects.toThrow(/'answerable: first citation right' of 'questions-kept'/u);
  await expect(formatPaperFigures(baseline)).rejects.toThrow(/no set 'questions-more'/u);
});
