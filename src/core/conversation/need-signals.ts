import type { Need } from '../corpus/article.js';
import type { SignalSet } from './signal.js';
import { childHarmSignals } from './signals/child-harm-signals.js';
import { complaintSignals } from './signals/complaint-signals.js';
import { dangerSignals } from './signals/danger-signals.js';
import { domesticAbuseSignals } from './signals/domestic-abuse-signals.js';
import { liveCaseSignals } from './signals/live-case-signals.js';
import { ownHarmSignals } from './signals/own-harm-signals.js';

/**
 * The signals of each need, most urgent need first. The weights are set by hand, by kind of evidence: 3 alone is enough
 * (see `find-need.ts`), 4 and 5 are enough beside a word or two about the job, 1 and 2 need company. Tuned on the open
 * half of `test/eval/routes.jsonl` and on `routes-extra.jsonl`, never on the kept half.
 */
export const needSignals: ReadonlyMap<Need, SignalSet> = new Map<Need, SignalSet>([
  ['own-harm', ownHarmSignals],
  ['danger', dangerSignals],
  ['domestic-abuse', domesticAbuseSignals],
  ['child-harm', childHarmSignals],
  ['complaint', complaintSignals],
  ['live-case', liveCaseSignals],
]);
