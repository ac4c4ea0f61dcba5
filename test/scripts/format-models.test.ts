import { expect, it } from 'vitest';
import { formatModels } from '../../scripts/model/format-models.js';

it('lists models with the ones in use marked, and says what is wrong with one', () => {
  const models = [{ id: 'a/b', modelDir: 'models/a/b', card: null, fault: 'The card is damaged.' }];
  const rows = (modelDir: string) => formatModels(models, { modelDir, rerankerDir: null }).split('\n');
  expect(rows('models/voices-encoder').map((row) => row.charAt(0))).toEqual(['*', ' ']);
  expect(rows('models/a/b').map((row) => row.charAt(0))).toEqual([' ', '*']);
  expect(rows('models/a/b')[1]).toContain('The card is damaged.');
});
