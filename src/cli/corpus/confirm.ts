import type { CliIo } from '../cli-io.js';

/** Asks a person at a terminal for a yes; false without asking where there is no terminal. */
export async function confirm(question: string, io: CliIo): Promise<boolean> {
  if (!io.inputIsTerminal || !io.outputIsTerminal) return false;
  const prompt = await io.openPrompt(`${question} [y/N] `);
  try {
    return /^\s*y(?:es)?\s*$/iu.test((await prompt.read()) ?? '');
  } finally {
    prompt.close();
  }
}
