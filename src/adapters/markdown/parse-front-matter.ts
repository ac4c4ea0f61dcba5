import { z } from 'zod';
import { isDate } from '../../core/corpus/is-date.js';
import { describeIssues, type LineFault, parseYaml } from './parse-yaml.js';

/** Text that an editor writes for a key. */
export const line = z
  .string('Write text here, in quotation marks if it is a number.')
  .trim()
  .min(1, 'Write something here or remove the key.');

const id = z
  .string('Write an id here.')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'Use lower-case letters, digits and single hyphens.');

const published = z
  .union([z.string(), z.number()], 'Write a date as YYYY, YYYY-MM or YYYY-MM-DD.')
  .transform(String)
  .refine(isDate, 'Write a date as YYYY, YYYY-MM or YYYY-MM-DD.');

const person = z.strictObject(
  { name: line, role: line.optional(), employer: line.optional(), pseudonym: z.literal(true).optional() },
  issueText("Write the person as { name: …, role: …, employer: … }; 'name' is needed."),
);

const frontMatterSchema = z.strictObject({
  id: id.optional(),
  title: line.optional(),
  council: id.optional(),
  publisher: line.optional(),
  published: published.optional(),
  url: z.url({ protocol: /^https?$/u, error: 'Write a web address that begins with https://.' }).optional(),
  sponsor: line.optional(),
  rights: z.string('Say in words whose text it is and how it may be quoted.').optional(),
  maxQuoteChars: z.int('Write a whole number.').min(1, 'Write a number above 0.').optional(),
  people: z.record(id, person, 'List the people as id: { name: … }.').optional(),
  asPrinted: z
    .array(z.strictObject({ text: line, why: line }), 'List the exceptions as - { text: …, why: … }.')
    .optional(),
});

/** Front matter as written; what was malformed is left out of it. */
export type FrontMatter = z.infer<typeof frontMatterSchema>;

export interface ParsedFrontMatter {
  readonly frontMatter: FrontMatter;
  readonly faults: readonly LineFault[];
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads front matter without its `---` lines. All that is well formed is kept, so that one slip doesn't hide other faults. */
export function parseFrontMatter(source: string, firstLine: number): ParsedFrontMatter {
  const yaml = parseYaml(source, firstLine);
  const result = frontMatterSchema.safeParse(yaml.value ?? {});
  const faults = [...yaml.faults, ...(result.success ? [] : describeIssues(result.error.issues, yaml))];
  if (result.success) return { frontMatter: result.data, faults, lineOf: yaml.lineOf };
  const kept = frontMatterSchema.safeParse(leaveOut(yaml.value, result.error.issues));
  return { frontMatter: kept.success ? kept.data : {}, faults, lineOf: yaml.lineOf };
}

function leaveOut(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  if (typeof value !== 'object' || value === null) return {};
  const rest: Record<string, unknown> = { ...value };
  for (const issue of issues) {
    const [key, entry] = issue.path;
    const { people } = rest;
    if (key === 'people' && typeof entry === 'string' && typeof people === 'object' && people !== null)
      // A person with a slip is still a known speaker.
      rest.people = { ...people, [entry]: { name: entry } };
    else if (typeof key === 'string') Reflect.deleteProperty(rest, key);
    else if (issue.code === 'unrecognized_keys')
      for (const unknown of issue.keys) Reflect.deleteProperty(rest, unknown);
  }
  return rest;
}

function issueText(message: string): { error: (issue: { code?: string | undefined }) => string | undefined } {
  return { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : message) };
}
