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
    firstRight: 0.774,
    rightWithinThree: 0.849,
    followUps: 0.462,
    wronglyRefused: 0.076,
    saysSo: 0.952,
    inNeed: 1,
    verbatim: 1,
    speakers: 1,
  },
  open: {
    firstRight: 0.9,
    rightWithinThree: 0.98,
    followUps: 0.769,
    wronglyRefused: 0,
    saysSo: 0.895,
    inNeed: 1,
    verbatim: 1,
    speakers: 1,
  },
};
