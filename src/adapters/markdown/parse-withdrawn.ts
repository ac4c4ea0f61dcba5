import { stringify } from 'yaml';
import { z } from 'zod';
import type { Tombstone } from '../../core/corpus/tombstone.js';
import { parseTable, type ParsedTable } from './parse-corpus-tables.js';

const digest = z
  .string('Leave the digest as it was written.')
  .regex(/^[0-9a-f]{16,64}$/u, 'Leave the digest as it was written.');

const withdrawnSchema = z.array(
  z.strictObject({
    id: z.string().min(1),
    withdrawn: z.string().regex(/^\d{4}-\d\d-\d\d$/u, 'Write the day as YYYY-MM-DD.'),
    reason: z.string().min(1),
    sha256: digest,
    paragraphs: z.array(digest),
  }),
);

const head =
  '# Stories that were withdrawn. It holds no word of theirs: the digests tell a story that comes again.\n' +
  '# `ask corpus withdraw` writes here. To take a story back in, remove its entry.\n';

/** Parses `withdrawn.yaml`, in order of withdrawal. */
export function parseWithdrawn(source: string): ParsedTable<readonly Tombstone[]> {
  return parseTable(source, withdrawnSchema, []);
}

/** `withdrawn.yaml` with these tombstones. */
export function writeWithdrawn(tombstones: readonly Tombstone[]): string {
  return head + stringify(tombstones, { lineWidth: 0 });
}
