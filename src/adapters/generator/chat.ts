import type { Generated } from '../../core/ports.js';
import type { Prompt } from './write-prompts.js';

/** Sends a prompt to one chat model. May throw `ChatFault` and whatever its client throws; stops where `signal` is aborted. */
export type Chat = (prompt: Prompt, signal: AbortSignal) => Promise<string>;

type Failure = Extract<Generated, { kind: 'failed' }>['why'];

/** A chat model gave no text that can be read. */
export class ChatFault extends Error {
  override readonly name = 'ChatFault';
  constructor(
    readonly why: Failure,
    options?: ErrorOptions,
  ) {
    super(`The language model's answer can't be used: ${why}.`, options);
  }
}

/** Most tokens that a model is asked for: ten sentences. */
export const maxTokens = 600;

/** Most bytes of a response that are read. */
export const maxResponseBytes = 128 * 1024;
