import { z } from 'zod';
import type { Channel } from '../../http/switches.js';

/** A way in, or the language model: without that one answers go on from rules and templates. */
export type Switchable = Channel | 'generator';

const reasonSchema = z
  .string({ error: 'give the reason as text, or leave it out' })
  .trim()
  .min(1, { error: 'give a reason, or leave it out' })
  .max(300, { error: 'the reason is longer than 300 characters' })
  .nullish();

const tableSchema = z
  .strictObject({
    all: reasonSchema,
    api: reasonSchema,
    page: reasonSchema,
    widget: reasonSchema,
    'chat-completions': reasonSchema,
    mcp: reasonSchema,
    generator: reasonSchema,
  } satisfies Record<Switchable | 'all', typeof reasonSchema>)
  .nullable();

/** Reasons by what they switch off, or for all of it; what is not there is on. */
export type SwitchTable = Partial<Record<Switchable | 'all', string>>;

/** Reads what is switched off, as a file or a key-value store has it. Where there are faults `table` is empty. */
export function parseSwitchTable(value: unknown): { readonly table: SwitchTable; readonly faults: readonly string[] } {
  const parsed = tableSchema.safeParse(value);
  if (!parsed.success)
    return { table: {}, faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
  const off = Object.entries(parsed.data ?? {}).filter(([, reason]) => typeof reason === 'string');
  return { table: Object.fromEntries(off), faults: [] };
}

/** Says what of `table` holds for what can be switched. */
export function findReason(table: SwitchTable, channel: Switchable): string | null {
  return table.all ?? table[channel] ?? null;
}
