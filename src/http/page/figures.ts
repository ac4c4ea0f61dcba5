// Written by `npm run eval -- --write-baseline` from the baseline of the evaluation. Change nothing here.
import type { FigureName } from '../../wording/page-wording.js';

type Figures = Readonly<Record<FigureName, number>>;

export const figureNames: readonly FigureName[] = [
  'firstRight',
  'rightWithinThree',
  'followUps',
  'wronglyRefused',
  'saysSo',
  'inNeed',
  'verbatim',
  'speakers',
];

/** Shares by set: `kept` questions were never looked at while the rules were made, `open` ones were. */
export const figures: { readonly embedder: string; readonly kept: Figures; readonly open: Figures } = {
  embedder: 'voices-encoder',
  kept: {
    firstRight: 0.887,
    rightWithinThree: 0.943,
    followUps: 0.615,
    wronglyRefused: 0.061,
    saysSo: 0.905,
    inNeed: 1,
    verbatim: 1,
    speakers: 1,
  },
  open: {
    firstRight: 0.88,
    rightWithinThree: 0.94,
    followUps: 0.923,
    wronglyRefused: 0.048,
    saysSo: 0.947,
    inNeed: 1,
    verbatim: 1,
    speakers: 1,
  },
};
