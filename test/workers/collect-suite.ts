/**
 * Stands in for `vitest` inside workerd: collects the tests of the conformance suites instead of running them, and expects with
 * vitest's own matchers.
 */
import { JestAsymmetricMatchers, JestChaiExpect } from '@vitest/expect';
import { expect as chaiExpect, use } from 'chai';

export type Test = () => void | Promise<void>;

const tests = new Map<string, Test>();
const groups: string[] = [];

use(JestChaiExpect);
use(JestAsymmetricMatchers);

export const expect = chaiExpect;

export function describe(name: string, body: () => void): void {
  groups.push(name);
  body();
  groups.pop();
}

export function it(name: string, test: Test): void {
  tests.set([...groups, name].join(' > '), test);
}

/** Rows of one value each; `%s` and `%i` stand for it. */
it.each =
  <T>(rows: readonly T[]) =>
  (name: string, test: (row: T) => void | Promise<void>): void => {
    for (const row of rows) it(name.replace(/%[si]/u, String(row)), () => test(row));
  };

/** The tests that were collected, by name. */
export function listTests(): ReadonlyMap<string, Test> {
  return tests;
}
