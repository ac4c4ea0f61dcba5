import type { Draw } from './draw.js';
import type { Stage } from './stage.js';

/** How much is done. */
export interface TortureSettings {
  /** How long load lasts. */
  readonly seconds: number;
  /** How many builds are killed. */
  readonly kills: number;
  /** Damages of each kind to each file. */
  readonly rounds: number;
  readonly draw: Draw;
}

/** What a case did, in words and figures, and what did not hold. */
export interface TortureOutcome {
  readonly did: string;
  readonly broken: readonly string[];
}

/** One kind of harm: what is done, what must hold, and how to find out. */
export interface TortureCase {
  readonly name: string;
  readonly done: string;
  readonly holds: string;
  /** Why it can't be tried on this machine; null where it can. */
  readonly findObstacle?: () => string | null;
  readonly run: (stage: Stage, settings: TortureSettings) => Promise<TortureOutcome>;
}

/** Collects what did not hold, so that a case goes on to its end. */
export class Findings {
  readonly broken: string[] = [];

  check(held: boolean, otherwise: string): void {
    if (!held && this.broken.length < 20) this.broken.push(otherwise);
  }
}
