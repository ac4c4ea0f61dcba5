import fc from 'fast-check';
import { arbitraryInput } from './arbitrary-input.js';
import type { FuzzTarget } from './fuzz-target.js';

/** What a slice of cases came to; `failure` has the smallest input that was found to break the promise. */
export interface SliceReport {
  readonly cases: number;
  readonly failure: { readonly input: string; readonly reason: string } | null;
}

/** Gives a target `cases` inputs. The same seed gives the same inputs. */
export async function runSlice(target: FuzzTarget, cases: number, seed: number): Promise<SliceReport> {
  const property = fc.asyncProperty(arbitraryInput(target), async (input) => {
    await target.run(input);
  });
  const { numRuns, failed, counterexample, errorInstance } = await fc.check(property, { numRuns: cases, seed });
  if (!failed) return { cases: numRuns, failure: null };
  const reason =
    errorInstance instanceof Error ? `${errorInstance.name}: ${errorInstance.message}` : String(errorInstance);
  return { cases: numRuns, failure: { input: counterexample?.[0] ?? '', reason } };
}
