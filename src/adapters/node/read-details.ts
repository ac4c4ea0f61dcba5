import { describeIssues, parseYaml } from '../markdown/parse-yaml.js';
import { type Details, parseDetailTable } from '../settings/details-schema.js';
import { readTextFile } from './read-text-file.js';

const maxBytes = 1_000_000;

/** The file of details can't be used; the message has a line for each fault. */
export class DetailsFault extends Error {
  override readonly name = 'DetailsFault';
}

/**
 * Reads the file of what only people know of the service (YAML).
 * @throws DetailsFault that names every fault with its line; an Error that says why the file can't be read.
 */
export async function readDetails(path: string): Promise<Details> {
  const yaml = parseYaml((await readTextFile(path, maxBytes)).replace(/\r\n?/gu, '\n'));
  const parsed = yaml.faults.length > 0 ? null : parseDetailTable(yaml.value);
  if (parsed?.success) return parsed.details;
  const faults = parsed ? describeIssues(parsed.issues, yaml) : yaml.faults;
  throw new DetailsFault(faults.map(({ line, message }) => `${path}:${line}: ${message}`).join('\n'));
}
