import { readFile } from 'node:fs/promises';
import type { OpenedStories } from './cli/cli-deps.js';
import { UsageFault } from './cli/usage-fault.js';
import { createVoicesClient } from './client/voices-client.js';
import { VoicesClientError } from './client/voices-client-error.js';
import { answerBodySchema } from './http/contract/ask.js';

export interface ConnectOptions {
  readonly url: string;
  /** File whose only line is the secret key; null where none is sent. */
  readonly keyFile: string | null;
}

/**
 * Readies the way to a deployed service. Nothing is sent until a question is asked.
 * @throws UsageFault where the address is none that a question may go to; Error where the file can't be read.
 */
export async function connectStories({ url, keyFile }: ConnectOptions): Promise<OpenedStories> {
  const address = readAddress(url);
  if (keyFile !== null && address.protocol !== 'https:' && !isLoopback(address))
    throw new UsageFault('A key is only sent to an https address. Give one with --url.');
  const key = keyFile === null ? null : await readKey(keyFile);
  const client = createVoicesClient({ baseUrl: address.href, ...(key !== null && { key }) });
  return {
    notices: [],
    ask: async ({ question, turns = [], council, limit }) => {
      const body = {
        question,
        turns: turns.map(({ question: asked, articleIds = [] }) => ({ question: asked, articleIds: [...articleIds] })),
        ...(council !== undefined && { council }),
        ...(limit !== undefined && { limit }),
      };
      return { answer: await readAnswer(client.ask(body), address), explanation: null };
    },
  };
}

async function readAnswer(answer: Promise<unknown>, { host }: URL) {
  try {
    const read = answerBodySchema.safeParse(await answer);
    if (read.success) return read.data;
  } catch (error) {
    if (!(error instanceof VoicesClientError)) throw error;
    if (wrongUsage.has(error.code)) throw new UsageFault(error.message, { cause: error });
    throw new Error(describeFault(error, host), { cause: error });
  }
  throw new Error(`What ${host} sent is no answer. Check the address given with --url.`);
}

/** Faults that only the person who asks can mend. */
const wrongUsage: ReadonlySet<string> = new Set(['invalid-question', 'conversation-too-long', 'unknown-council']);

function describeFault({ code, message, status, retryAfterSeconds }: VoicesClientError, host: string): string {
  if (code === 'unreachable')
    return `${host} could not be reached. Check the address given with --url, and that the service is running.`;
  if (code === 'key-required') return `${host} asks for a key. Give the file that holds it with --key-file.`;
  if (code === 'unreadable-response')
    return `What answers at ${host}${status === null ? '' : ` (status ${status})`} is not this service. Check the address given with --url.`;
  const wait =
    retryAfterSeconds === null ? '' : ` Wait ${retryAfterSeconds} second${retryAfterSeconds === 1 ? '' : 's'}.`;
  return `${host}: ${message}${wait}`;
}

function readAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !/^https?:$/u.test(address.protocol))
    throw new UsageFault('Give --url a web address, such as https://voices.example.gov.uk.');
  if (address.username !== '' || address.password !== '' || address.search !== '' || address.hash !== '')
    throw new UsageFault('Give --url the address alone. A key goes into a file, named with --key-file.');
  return address;
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/u.test(hostname);
}

async function readKey(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`The key file ${path} can’t be read. Check its name and who may read it.`, { cause });
  });
  const key = text.trim();
  if (!/^[\x21-\x7e]+$/u.test(key)) throw new UsageFault(`The key file ${path} must hold the key alone, on one line.`);
  return key;
}
