import type { KeyStore, StoredKey } from '../../http/access/access-key.js';
import type { Site } from '../../http/access/site.js';
import type { Switches } from '../../http/switches.js';
import { keyFileSchema } from '../settings/key-file-schema.js';
import { parseSiteList } from '../settings/sites-schema.js';
import { findReason, parseSwitchTable, type SwitchTable } from '../settings/switches-schema.js';
import { KvEntry, type TextStore } from './kv-entry.js';

/** Who may call, as the store has it now. A change of either is another object. */
export interface AccessSettings {
  readonly sites: readonly Site[] | null;
  readonly keys: KeyStore | null;
}

/** Where settings come from. */
export interface SettingSources {
  readonly SETTINGS?: TextStore;
  /** Sites as JSON, where the store has none. */
  readonly VOICES_SITES?: string;
}

export interface WorkerSettings {
  readonly readAccess: () => Promise<AccessSettings>;
  readonly switches: Switches;
  /** Whether the language model may be asked now. */
  readonly isGeneratorOn: () => Promise<boolean>;
}

/**
 * Opens the settings of a Worker: `sites`, `keys` and `switches` in the key-value store, each as the file of the same name on
 * Node, written as JSON. An entry that can't be read when the isolate starts lets nobody in; one that is broken later leaves the
 * last good one in place.
 */
export function openWorkerSettings(env: SettingSources, onNotice: (notice: string) => void): WorkerSettings {
  const kv: TextStore = { get: async (name) => (await env.SETTINGS?.get(name)) ?? null };
  const entry = <T>(name: string, parse: (value: unknown) => T, absent: T, closed: T): KvEntry<T> =>
    new KvEntry({ kv, name, parse, absent, closed, onNotice });
  const sites = entry<readonly Site[] | null>('sites', parseSites, readSitesVariable(env.VOICES_SITES, onNotice), []);
  const keys = entry<KeyStore | null>('keys', parseKeys, null, noKeys);
  const switches = entry<SwitchTable>('switches', parseSwitches, {}, { all: switchesBroken });
  let last: AccessSettings = { sites: null, keys: null };
  return {
    readAccess: async () => {
      const next = { sites: await sites.read(), keys: await keys.read() };
      if (next.sites !== last.sites || next.keys !== last.keys) last = next;
      return last;
    },
    switches: { findReason: async (channel) => findReason(await switches.read(), channel) },
    isGeneratorOn: async () => findReason(await switches.read(), 'generator') === null,
  };
}

const noKeys: KeyStore = { find: () => Promise.resolve(null) };
const switchesBroken =
  'The service could not read whether it is switched on. The people who run it have to look at it.';

function readSitesVariable(json: string | undefined, onNotice: (notice: string) => void): readonly Site[] | null {
  if (json === undefined || json.trim() === '') return null;
  try {
    return parseSites(JSON.parse(json));
  } catch (fault) {
    onNotice(
      `VOICES_SITES can't be used: ${fault instanceof Error ? fault.message : 'it is not JSON'}. No site may ask.`,
    );
    return [];
  }
}

function parseSites(value: unknown): readonly Site[] {
  const parsed = parseSiteList(value);
  if (parsed.success) return parsed.sites;
  throw new Error(parsed.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

function parseKeys(value: unknown): KeyStore {
  const parsed = keyFileSchema.safeParse(value);
  if (!parsed.success) throw new Error('it is not what `npm run keys` writes');
  const keys = new Map<string, StoredKey>(parsed.data.keys.map((key) => [key.id, key]));
  return { find: (id) => Promise.resolve(keys.get(id) ?? null) };
}

function parseSwitches(value: unknown): SwitchTable {
  const { table, faults } = parseSwitchTable(value);
  if (faults.length > 0) throw new Error(faults.join('; '));
  return table;
}
