import type * as ChatModel from './adapters/langchain/open-chat-model.js';
import { createGenerator } from './adapters/generator/create-generator.js';
import { readTextFile } from './adapters/node/read-text-file.js';
import type { FileSwitches } from './adapters/node/read-switches.js';
import type { OpenGenerator } from './core/ports.js';
import { EnvironmentFault, type Environment } from './environment.js';
import { isLoopbackName } from './http/access/network-address.js';

type GeneratorSettings = Pick<
  Environment,
  'generatorUrl' | 'generatorModel' | 'generatorKeyFile' | 'generatorTimeoutMs' | 'timeoutMs'
>;

interface Surroundings {
  readonly onNotice: (notice: string) => void;
  /** Where the language model can be switched off while the server runs. */
  readonly switches: FileSwitches | null;
}

/**
 * Readies the language model that the environment names, and says so; null where none is named, and then its client is not
 * even loaded. Nothing is sent before a question needs it. Part of the Node root.
 * @throws EnvironmentFault where the settings don't go together.
 */
export async function openGenerator(
  settings: GeneratorSettings,
  { onNotice, switches }: Surroundings,
): Promise<OpenGenerator | null> {
  const {
    generatorUrl: url,
    generatorModel: model,
    generatorKeyFile: keyFile,
    generatorTimeoutMs: timeoutMs,
  } = settings;
  if (url === null) {
    if (model === '' && keyFile === null) return null;
    throw new EnvironmentFault('A language model is named and no address for it. Set VOICES_GENERATOR_URL as well.');
  }
  if (model === '') throw new EnvironmentFault('VOICES_GENERATOR_URL is set. Set VOICES_GENERATOR_MODEL as well.');
  if (timeoutMs >= settings.timeoutMs)
    throw new EnvironmentFault('VOICES_GENERATOR_TIMEOUT_MS must be less than VOICES_TIMEOUT_MS. Change one of them.');
  const { hostname, protocol } = new URL(url);
  if (keyFile !== null && protocol !== 'https:' && !isLoopbackName(hostname))
    throw new EnvironmentFault('A key is only sent to an https address. Change VOICES_GENERATOR_URL.');
  const key = keyFile === null ? null : await readKey(keyFile);
  const { openChatModel } = await loadClient();
  onNotice(
    `Follow-up questions, and every question with the quotes of its answer, are sent to the language model '${model}' at ${hostname}. Personal details are hidden first.`,
  );
  return createGenerator({
    chat: openChatModel({ url, model, key }),
    timeoutMs,
    ...(switches && { isOn: () => switches.findReason('generator') === null }),
  });
}

async function loadClient(): Promise<typeof ChatModel> {
  try {
    return await import('./adapters/langchain/open-chat-model.js');
  } catch (cause) {
    const missing = 'The client for language models is not installed. Run `npm install @langchain/openai`.';
    throw new EnvironmentFault(missing, { cause });
  }
}

async function readKey(path: string): Promise<string> {
  const text = await readTextFile(path, 10_000).catch((cause: unknown) => {
    throw new EnvironmentFault('VOICES_GENERATOR_KEY_FILE can’t be read. Check its name and who may read it.', {
      cause,
    });
  });
  const key = text.trim();
  if (!/^[\x21-\x7e]+$/u.test(key))
    throw new EnvironmentFault('The file in VOICES_GENERATOR_KEY_FILE must hold the key alone, on one line.');
  return key;
}
