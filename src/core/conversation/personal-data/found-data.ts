import type { MaskedKind } from '../../answer/answer.js';

/** Piece of a folded text that is taken for personal data; `start` inclusive, `end` exclusive. */
export interface FoundData {
  readonly kind: MaskedKind;
  readonly start: number;
  readonly end: number;
}
