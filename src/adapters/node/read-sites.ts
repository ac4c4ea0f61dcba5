import { readFile } from 'node:fs/promises';
import type { Site } from '../../http/access/site.js';
import { describeIssues, type LineFault, parseYaml } from '../markdown/parse-yaml.js';
import { parseSiteList } from '../settings/sites-schema.js';
import { AccessFileFault } from './access-file-fault.js';

/**
 * Reads the file of sites (YAML). An empty file is an empty list: nobody from another origin gets in.
 * @throws AccessFileFault `access-file-invalid` that names every fault with its line.
 */
export async function readSites(path: string): Promise<readonly Site[]> {
  const source = await readFile(path, 'utf8').catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AccessFileFault([
      `${path}: the file of sites can't be read: ${reason}. Put it there or unset VOICES_SITES_FILE.`,
    ]);
  });
  const { value, faults } = parseSites(source);
  if (faults.length > 0) throw new AccessFileFault(faults.map(({ line, message }) => `${path}:${line}: ${message}`));
  return value;
}

/** Parses the file of sites. Where there are faults `value` is empty. */
export function parseSites(source: string): { readonly value: readonly Site[]; readonly faults: readonly LineFault[] } {
  const yaml = parseYaml(source.replace(/\r\n?/gu, '\n'));
  if (yaml.faults.length > 0) return { value: [], faults: yaml.faults };
  const parsed = parseSiteList(yaml.value ?? []);
  if (!parsed.success) return { value: [], faults: describeIssues(parsed.issues, yaml) };
  return { value: parsed.sites, faults: [] };
}
