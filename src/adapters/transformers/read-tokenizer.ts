import type { CheckedModel } from '../models/read-model.js';
import { TextTokenizer } from './text-tokenizer.js';

/** The tokenizer of a model. @throws Error that names the file which is not as it should be. */
export function readTokenizer({ files }: CheckedModel): TextTokenizer {
  const read = (name: string): unknown => {
    const bytes = files.get(name);
    if (!bytes) return undefined;
    try {
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch (cause) {
      throw new Error(`${name} is not JSON`, { cause });
    }
  };
  const json = read('tokenizer.json');
  try {
    return new TextTokenizer(json, read('tokenizer_config.json'));
  } catch (cause) {
    throw new Error(`tokenizer.json makes no tokenizer (${cause instanceof Error ? cause.message : 'it failed'})`, {
      cause,
    });
  }
}
