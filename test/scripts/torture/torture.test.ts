/** A slice of `npm run torture`, over the sources: the clock of a running server, and its model's files. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { clockCase } from '../../../scripts/torture/cases/clock.js';
import { modelFilesCase } from '../../../scripts/torture/cases/model-files.js';
import { damages } from '../../../scripts/torture/damage-file.js';
import { createDraw } from '../../../scripts/torture/draw.js';
import { Stage } from '../../../scripts/torture/stage.js';

// Servers are started here, and the machine may be shared with much else.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const amount = { seconds: 1, kills: 1, rounds: 1 };
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open('sources');
});
afterAll(() => stage.close());

describe('under harm', () => {
  it.each([clockCase, modelFilesCase])('$name: $holds', async (one) => {
    const { broken } = await one.run(stage, { ...amount, draw: createDraw(1) });
    expect(broken).toEqual([]);
  });

  it('a wrong answer is found', async () => {
    const served = await stage.serve(await stage.openLive(stage.first));
    expect(await stage.findWrong(served, [stage.first])).toEqual([]);
    const wrong = await stage.findWrong(served, [stage.second]);
    expect(wrong.length).toBeGreaterThan(5);
    await served.program.stop();
  });
});

describe('damages', () => {
  const bytes = Buffer.from('whole bytes');

  it.each(damages)('$name is another file', ({ apply }) => {
    const damaged = apply(bytes, createDraw(3), Buffer.from('other'));
    expect(damaged?.equals(bytes)).not.toBe(true);
    expect(bytes.toString()).toBe('whole bytes');
  });

  it('are the same for the same seed', () => {
    const draw = (): readonly number[] => Array.from({ length: 5 }, createDraw(9).share);
    expect(draw()).toEqual(draw());
    expect(new Set(draw()).size).toBe(5);
  });
});
