import { z } from 'zod';
import type { Council, Signpost } from '../../core/corpus/article.js';
import { describeIssues, type LineFault, parseYaml } from './parse-yaml.js';

/** Content of a table, or what can be used of it, with its faults. */
export interface ParsedTable<T> {
  readonly value: T;
  readonly faults: readonly LineFault[];
}

const text = z.string('Write text here.').trim().min(1, 'Write something here or remove the key.');
const webAddress = z.url({ protocol: /^https?$/u, error: 'Write a web address that begins with https://.' });
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'Use lower-case letters, digits and single hyphens.');
const need = z.enum(
  ['danger', 'child-harm', 'own-harm', 'domestic-abuse', 'complaint', 'live-case'],
  'Use danger, child-harm, own-harm, domestic-abuse, complaint or live-case.',
);

const councilsSchema = z.record(
  id,
  z.strictObject({ name: text, aliases: z.array(text).default([]), careersUrl: webAddress.optional() }),
);

const signpostsSchema = z.array(
  z.strictObject({
    name: text,
    // A number is quoted in YAML: 0808 … would lose its first digit.
    phone: z.string('Write the number in quotation marks.').trim().min(1).optional(),
    url: webAddress.optional(),
    text,
    needs: z.array(need).min(1, 'Name at least one need.'),
  }),
);

const replyKeys = [
  'greeting',
  'thanks',
  'goodbye',
  'about-the-tool',
  'command',
  'off-topic',
  'danger',
  'child-harm',
  'own-harm',
  'domestic-abuse',
  'complaint',
  'live-case',
] as const;

const synonymsSchema = z.array(
  z.array(text.toLowerCase()).min(2, 'A group needs at least two words that mean the same.'),
);

/** Parses `councils.yaml`: id to name, aliases and careers page. Councils keep the order of the file. */
export function parseCouncils(source: string): ParsedTable<readonly Council[]> {
  const { value, faults } = parseTable(source, councilsSchema, {});
  const councils = Object.entries(value).map(([councilId, { name, aliases, careersUrl }]) => ({
    id: councilId,
    name,
    aliases,
    careersUrl: careersUrl ?? null,
  }));
  return { value: councils, faults };
}

/** Parses `signposts.yaml`: help lines in the order in which they are shown. */
export function parseSignposts(source: string): ParsedTable<readonly Signpost[]> {
  const { value, faults } = parseTable(source, signpostsSchema, []);
  return { value: value.map((entry) => ({ ...entry, phone: entry.phone ?? null, url: entry.url ?? null })), faults };
}

/** Parses `replies.yaml`: canned text by key. A key that the program needs and the file lacks is a fault; more keys may be there. */
export function parseReplies(source: string): ParsedTable<Readonly<Record<string, string>>> {
  const { value, faults } = parseTable(source, z.record(id, text), {});
  const missing = replyKeys.filter((key) => !(key in value));
  const missed = missing.map((key) => ({ line: 1, message: `The reply '${key}' is missing. Add it.` }));
  return { value, faults: faults.length > 0 ? faults : missed };
}

/** Parses `synonyms.yaml`: groups of words that mean the same for a search, in lower case. */
export function parseSynonyms(source: string): ParsedTable<readonly (readonly string[])[]> {
  return parseTable(source, synonymsSchema, []);
}

/** Parses `suggestions.yaml`: questions to offer, in order. */
export function parseSuggestions(source: string): ParsedTable<readonly string[]> {
  return parseTable(source, z.array(text), []);
}

/** Parses `untold.yaml`: questions that no story answers. */
export function parseUntold(source: string): ParsedTable<readonly string[]> {
  return parseTable(source, z.array(text), []);
}

/** Reads a table by its schema; `empty` stands for a file of nothing, or one with faults. */
export function parseTable<T>(source: string, schema: z.ZodType<T>, empty: T): ParsedTable<T> {
  const yaml = parseYaml(source.replace(/\r\n?/gu, '\n'));
  if (yaml.faults.length > 0) return { value: empty, faults: yaml.faults };
  const result = schema.safeParse(yaml.value ?? empty);
  if (result.success) return { value: result.data, faults: [] };
  return { value: empty, faults: describeIssues(result.error.issues, yaml) };
}
