import { z } from 'zod';
import type { WrittenAsked } from '../../core/corpus/locate-asked.js';
import { line } from './parse-front-matter.js';
import { describeIssues, type LineFault, parseYaml } from './parse-yaml.js';

const askedSchema = z.array(
  z.strictObject({ answer: line, questions: z.array(line).min(1, 'Write a question or remove the entry.') }),
  'List the questions as - { answer: …, questions: [ … ] }.',
);

/** Reads what people ask of a story, as it stands behind it. `firstLine` is where `source` begins in its file; never throws. */
export function parseAsked(
  source: string,
  firstLine: number,
): {
  readonly entries: readonly WrittenAsked[];
  readonly faults: readonly LineFault[];
  readonly lineOf: (path: readonly PropertyKey[]) => number;
} {
  const yaml = parseYaml(source, firstLine);
  const { lineOf } = yaml;
  if (yaml.faults.length > 0) return { entries: [], faults: yaml.faults, lineOf };
  const result = askedSchema.safeParse(yaml.value ?? []);
  if (result.success) return { entries: result.data, faults: [], lineOf };
  return { entries: [], faults: describeIssues(result.error.issues, yaml), lineOf };
}
