import { fileURLToPath } from 'node:url';

/** What the environment sets. Read once, at the start. */
export interface Environment {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly corpusDir: string;
  readonly indexDir: string;
  readonly modelDir: string;
}

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Variables and their defaults, as the README's table has them. Folders are relative to the package. */
export const environmentDefaults = {
  PORT: '8787',
  VOICES_HOST: '127.0.0.1',
  VOICES_CORPUS_DIR: 'corpus',
  VOICES_INDEX_DIR: 'index',
  VOICES_MODEL_DIR: 'models/voices-encoder',
} as const;

type Variable = keyof typeof environmentDefaults;

/**
 * Reads the environment; an empty variable counts as not set. Folders that are set are relative to the working folder.
 * @throws EnvironmentFault that names every fault at once.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const readSet = (name: Variable): string | null => {
    const value = env[name]?.trim() ?? '';
    return value === '' ? null : value;
  };
  const read = (name: Variable): string => readSet(name) ?? environmentDefaults[name];
  const readFolder = (name: Variable): string => readSet(name) ?? fromRoot(environmentDefaults[name]);
  const port = read('PORT');
  const host = read('VOICES_HOST');
  const faults: string[] = [];
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535)
    faults.push(`PORT is '${port.slice(0, 40)}'. Set a whole number from 0 to 65535.`);
  if (!/^[\w.:-]+$/u.test(host))
    faults.push(
      `VOICES_HOST is '${host.slice(0, 40)}'. Set an address or a host name without a scheme, such as 0.0.0.0.`,
    );
  if (faults.length > 0) throw new EnvironmentFault(faults.join('\n'));
  return {
    port: Number(port),
    host,
    corpusDir: readFolder('VOICES_CORPUS_DIR'),
    indexDir: readFolder('VOICES_INDEX_DIR'),
    modelDir: readFolder('VOICES_MODEL_DIR'),
  };
}

/** The environment has faults; the message has a line for each. */
export class EnvironmentFault extends Error {
  override readonly name = 'EnvironmentFault';
}
