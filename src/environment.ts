import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { embeddedModelId, findModelDir, isModelId } from './adapters/models/model-id.js';
import { readChosenModel } from './adapters/models/chosen-model.js';

/** Says why a value can't be taken and what to set instead. */
interface Refusal {
  readonly refused: string;
  /** Set where the text must not be shown, on a terminal or in a log. */
  readonly isSecret?: true;
}

/** Turns a variable's text into what it means. `isSet` is false where the text is the default. */
type Read<T> = (text: string, isSet: boolean) => { readonly value: T } | Refusal;

interface Setting<T> {
  readonly name: string;
  /** Text that counts where nothing is set; empty where there is no default. */
  readonly initial: string;
  readonly read: Read<T>;
}

/** Every variable that the programs read. The README’s table has a row for each; to add one, add a line here and there. */
const settings = {
  /** 0 takes any free port. */
  port: setting('PORT', '8787', readWhole(0, 65_535)),
  host: setting('VOICES_HOST', '127.0.0.1', readHost),
  corpusDir: setting('VOICES_CORPUS_DIR', 'corpus', readPath),
  indexDir: setting('VOICES_INDEX_DIR', 'index', readPath),
  /** Folder of the models that were added. */
  modelsDir: setting('VOICES_MODELS_DIR', 'models', readPath),
  /** Id of the encoder among them; null where the one that was chosen with `npm run model -- use` serves. */
  model: setting('VOICES_MODEL', '', readOptionalModelId),
  /** Folder of the encoder itself, before either. */
  modelDir: setting('VOICES_MODEL_DIR', '', readOptionalFolder),
  /** Id of the reranker; null where there is none. */
  reranker: setting('VOICES_RERANKER', '', readOptionalModelId),
  /** Longest that reranking may take for one question; without it by then. */
  rerankerBudgetMs: setting('VOICES_RERANKER_BUDGET_MS', '300', readWhole(1, 60_000)),
  /** Hub that models are fetched from, or a mirror of it. */
  hubUrl: setting('VOICES_HUB_URL', 'https://huggingface.co', readUrl),
  /** Address of the PostgreSQL database that holds the stories in place of `indexDir`; null where that counts. */
  databaseUrl: setting('VOICES_DATABASE_URL', '', readDatabaseUrl),
  /** File whose only line is that address. */
  databaseUrlFile: setting('VOICES_DATABASE_URL_FILE', '', readOptionalPath),
  /** Longest that one request may take. */
  timeoutMs: setting('VOICES_TIMEOUT_MS', '10000', readWhole(100, 600_000)),
  /** How long a server that was told to stop still takes new requests, while `/readyz` already says no. */
  stopDelayMs: setting('VOICES_STOP_DELAY_MS', '0', readWhole(0, 600_000)),
  /** File that says what is switched off; null where nothing can be. */
  switchesFile: setting('VOICES_SWITCHES_FILE', '', readOptionalPath),
  /** File of the websites that may ask; null where only this machine may. */
  sitesFile: setting('VOICES_SITES_FILE', '', readOptionalPath),
  /** File of the keys of servers; null where there are none. */
  keysFile: setting('VOICES_KEYS_FILE', '', readOptionalPath),
  /** Proxies in front that add to `X-Forwarded-For`. */
  trustedProxies: setting('VOICES_TRUSTED_PROXIES', '0', readWhole(0, 10)),
  /** Questions a minute from one end user; `isSet` where this machine is limited too. */
  asksPerMinute: setting('VOICES_ASKS_PER_MINUTE', '30', readLimit),
  /** The same for one site or key. */
  siteAsksPerMinute: setting('VOICES_SITE_ASKS_PER_MINUTE', '600', readWhole(1, 1_000_000)),
  /** What several processes share to count end users together; null draws one for this process. */
  secret: setting('VOICES_SECRET', '', readSecret),
  /** File that keeps questions which the stories don't answer, masked; null where none are kept. */
  gapsFile: setting('VOICES_GAPS_FILE', '', readOptionalPath),
  /** Days that they are kept. */
  gapsDays: setting('VOICES_GAPS_DAYS', '30', readWhole(1, 90)),
  /** Address of a language model that words follow-ups and sentences between quotes; null where none is asked. */
  generatorUrl: setting('VOICES_GENERATOR_URL', '', readAddress),
  generatorModel: setting('VOICES_GENERATOR_MODEL', '', readText),
  /** File whose only line is the key for it; null where it asks for none. */
  generatorKeyFile: setting('VOICES_GENERATOR_KEY_FILE', '', readOptionalPath),
  /** Longest that it may take for one answer. */
  generatorTimeoutMs: setting('VOICES_GENERATOR_TIMEOUT_MS', '4000', readWhole(100, 60_000)),
  /** Whether every JSON response is held to the contract before it is sent. */
  checkResponses: setting('VOICES_CHECK_RESPONSES', '0', readChoice('0', '1')),
  /** Who may read `/metrics`: `local` is this machine and holders of a key, `public` is everybody. */
  metrics: setting('VOICES_METRICS', 'local', readChoice('local', 'public')),
} as const satisfies Record<string, Setting<unknown>>;

type Settings = typeof settings;

type Values = {
  readonly [Key in keyof Settings]: Settings[Key] extends Setting<infer T> ? T : never;
};

/** What the environment sets. Read once, at the start. */
export type Environment = Omit<Values, 'modelDir' | 'reranker'> & {
  /** Folder of the encoder in use. */
  readonly modelDir: string;
  /** Folder of the reranker in use; null where there is none. */
  readonly rerankerDir: string | null;
};

/** Variables and their defaults, as the README's table has them. Folders are relative to the package. */
export const environmentDefaults: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(settings).map(({ name, initial }) => [name, initial]),
);

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment; an empty variable counts as not set. Paths that are set are relative to the working folder.
 * @throws EnvironmentFault that names every fault at once.
 */
export function readEnvironment(env: Variables): Environment {
  const faults: string[] = [];
  const values = Object.entries<Setting<unknown>>(settings).map(([key, { name, initial, read }]): [string, unknown] => {
    const set = env[name]?.trim() ?? '';
    const reading = read(set === '' ? initial : set, set !== '');
    if ('value' in reading) return [key, reading.value];
    faults.push(`${name} is ${reading.isSecret ? 'not fit for use' : `'${set.slice(0, 40)}'`}. ${reading.refused}`);
    return [key, null];
  });
  if (faults.length > 0) throw new EnvironmentFault(faults.join('\n'));
  // Every key of the table has been read by its own reader, which `Object.fromEntries` can't tell.
  const { modelDir, model, reranker, ...rest } = Object.fromEntries(values) as Values;
  const { modelsDir } = rest;
  const rerankerDir = reranker === null ? null : findModelDir(modelsDir, reranker);
  return { ...rest, model, modelDir: modelDir ?? findEncoder(modelsDir, model), rerankerDir };
}

/** Folder of the encoder that was set, else of the one that was chosen, else of the embedded one, which is part of the package. */
function findEncoder(modelsDir: string, set: string | null): string {
  const id = set ?? readChosenModel(modelsDir) ?? embeddedModelId;
  if (id !== embeddedModelId) return findModelDir(modelsDir, id);
  return fileURLToPath(new URL(`../models/${embeddedModelId}`, import.meta.url));
}

/** Variables that are named like ours and mean nothing: most likely slips of the pen. */
export function listUnknownVariables(env: Variables): readonly string[] {
  return Object.keys(env).filter((name) => name.startsWith('VOICES_') && !(name in environmentDefaults));
}

/** The environment has faults; the message has a line for each. */
export class EnvironmentFault extends Error {
  override readonly name = 'EnvironmentFault';
}

function setting<T>(name: string, initial: string, read: Read<T>): Setting<T> {
  return { name, initial, read };
}

function readWhole(least: number, most: number): Read<number> {
  return (text) =>
    /^\d{1,9}$/u.test(text) && Number(text) >= least && Number(text) <= most
      ? { value: Number(text) }
      : { refused: `Set a whole number from ${least} to ${most}.` };
}

function readLimit(
  text: string,
  isSet: boolean,
): { readonly value: { readonly count: number; readonly isSet: boolean } } | Refusal {
  const reading = readWhole(1, 1_000_000)(text, isSet);
  return 'value' in reading ? { value: { count: reading.value, isSet } } : reading;
}

function readSecret(text: string): { readonly value: string | null } | Refusal {
  if (text === '') return { value: null };
  return text.length >= 32 ? { value: text } : { refused: 'Set at least 32 random characters.', isSecret: true };
}

/** Never shown: it holds a password. */
function readDatabaseUrl(text: string): { readonly value: string | null } | Refusal {
  if (text === '') return { value: null };
  return isDatabaseUrl(text) ? { value: text } : { refused: databaseUrlForm, isSecret: true };
}

export function isDatabaseUrl(text: string): boolean {
  return /^postgres(?:ql)?:\/\/\S+$/u.test(text) && URL.canParse(text);
}

export const databaseUrlForm = 'Set an address such as postgres://user:password@host:5432/name.';

function readChoice<const T extends string>(...choices: readonly T[]): Read<T> {
  return (text) => {
    const value = choices.find((choice) => choice === text);
    return value === undefined ? { refused: `Set one of: ${choices.join(', ')}.` } : { value };
  };
}

function readHost(text: string): { readonly value: string } | Refusal {
  if (/^[\w.:-]+$/u.test(text)) return { value: text };
  return { refused: 'Set an address or a host name without a scheme, such as 0.0.0.0.' };
}

function readAddress(text: string): { readonly value: string | null } | Refusal {
  if (text === '') return { value: null };
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isPlain && /^https?:$/u.test(url.protocol)
    ? { value: url.href.replace(/\/$/u, '') }
    : { refused: 'Set the web address alone, such as http://127.0.0.1:11434/v1.', isSecret: true };
}

function readText(text: string): { readonly value: string } {
  return { value: text };
}

function readPath(text: string, isSet: boolean): { readonly value: string } {
  return { value: isSet ? text : fileURLToPath(new URL(`../${text}`, import.meta.url)) };
}

function readOptionalPath(text: string): { readonly value: string | null } {
  return { value: text === '' ? null : resolve(text) };
}

function readOptionalFolder(text: string): { readonly value: string | null } {
  return { value: text === '' ? null : text };
}

function readOptionalModelId(text: string): { readonly value: string | null } | Refusal {
  if (text === '') return { value: null };
  return isModelId(text) ? { value: text } : { refused: 'Set the id of a model, such as OWNER/NAME.' };
}

function readUrl(text: string): { readonly value: string } | Refusal {
  if (/^https?:\/\//u.test(text) && URL.canParse(text)) return { value: text.replace(/\/+$/u, '') };
  return { refused: 'Set an address that begins with https:// or http://.' };
}
