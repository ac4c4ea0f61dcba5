import { Command, CommanderError } from 'commander';
import type { StoredKey } from '../http/access/access-key.js';
import { exitCodes } from './exit-codes.js';

/** What the `keys` command works on. */
export interface KeysDeps {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Where keys are kept; null where VOICES_KEYS_FILE is not set. */
  readonly file: KeyFile | null;
  /** Ids of the sites that are set up; null where none are. */
  readonly siteIds: () => Promise<readonly string[] | null>;
  readonly draw: (about: Pick<StoredKey, 'name' | 'site' | 'created'>) => Promise<DrawnKey>;
  /** ISO 8601 time. */
  readonly now: () => string;
}

export interface KeyFile {
  readonly read: () => Promise<readonly StoredKey[]>;
  /** Writes what `change` makes of the keys, whole or not at all. */
  readonly change: (change: (keys: readonly StoredKey[]) => readonly StoredKey[]) => Promise<void>;
}

export interface DrawnKey {
  readonly token: string;
  readonly stored: StoredKey;
}

class UsageFault extends Error {}

/**
 * Runs `keys create NAME [--site ID]`, `keys list` or `keys revoke ID` and gives the exit code: 0 done, 1 a fault, 2 wrong
 * usage. A new key alone goes to standard output, so that it can be piped to where it is kept; it is never shown again.
 */
export async function runKeys(argv: readonly string[], deps: KeysDeps): Promise<number> {
  try {
    await defineKeys(deps).parseAsync(argv, { from: 'user' });
    return exitCodes.answered;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.answered : exitCodes.wrongUsage;
    deps.writeError(`keys: ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageFault ? exitCodes.wrongUsage : exitCodes.fault;
  }
}

function defineKeys(deps: KeysDeps): Command {
  const program = new Command('keys')
    .description('Makes, lists and revokes the keys of servers that use the API. They are kept in VOICES_KEYS_FILE.')
    .configureOutput({ writeOut: deps.write, writeErr: deps.writeError })
    .exitOverride();
  program
    .command('create')
    .description('make a key and print it; it is shown this once')
    .argument('<name>', 'whom it is for')
    .option('--site <id>', 'site that the key speaks for')
    .action(async (name: string, { site }: { readonly site?: string }) => createKey(name, site ?? null, deps));
  program
    .command('list')
    .description('list the keys, without their secrets')
    .action(async () => {
      deps.write(listKeys(await requireFile(deps).read()));
    });
  program
    .command('revoke')
    .description('revoke a key; a running server refuses it from the next request on')
    .argument('<id>', 'id of the key, as list shows it')
    .action(async (id: string) => revokeKey(id, deps));
  return program;
}

async function createKey(name: string, site: string | null, deps: KeysDeps): Promise<void> {
  const file = requireFile(deps);
  const label = name.trim();
  if (label === '' || /[\p{Cc}\p{Cf}]/u.test(label))
    throw new UsageFault('Give a name of letters, such as "Kent web team".');
  const siteIds = site === null ? [] : ((await deps.siteIds()) ?? []);
  if (site !== null && !siteIds.includes(site))
    throw new UsageFault(`No site '${site}' is in the file that VOICES_SITES_FILE names. Add it there first.`);
  const { token, stored } = await deps.draw({ name: label, site, created: deps.now() });
  await file.change((keys) => [...keys, stored]);
  deps.write(`${token}\n`);
  deps.writeError(`This is key ${stored.id}, for ${label}. Keep it now: it is not shown again.\n`);
}

async function revokeKey(id: string, deps: KeysDeps): Promise<void> {
  const revoked = deps.now();
  await requireFile(deps).change((keys) => {
    if (!keys.some((key) => key.id === id))
      throw new UsageFault(`No key has the id '${id}'. 'keys list' shows the ids.`);
    // The first time counts: it is when the key stopped being of use.
    return keys.map((key) => (key.id === id && key.revoked === null ? { ...key, revoked } : key));
  });
  deps.writeError(`Key ${id} is revoked.\n`);
}

function listKeys(keys: readonly StoredKey[]): string {
  const rows = keys.map(({ id, name, site, created, revoked }) => [
    id,
    revoked === null ? 'in use' : `revoked ${revoked.slice(0, 10)}`,
    `made ${created.slice(0, 10)}`,
    site === null ? '-' : `site ${site}`,
    name,
  ]);
  return rows.map((row) => `${row.join('\t')}\n`).join('');
}

function requireFile({ file }: KeysDeps): KeyFile {
  if (file === null) throw new UsageFault('Set VOICES_KEYS_FILE to the file in which keys are to be kept.');
  return file;
}
