import type { Turn } from '../core/ask-request.js';
import { limits } from '../core/options.js';
import type { OpenedStories } from './cli-deps.js';
import { allowsColour, type CliIo, readColumns } from './cli-io.js';
import { exitCodes } from './exit-codes.js';
import type { AskArgs } from './parse-args.js';
import { printAnswer } from './print-answer.js';
import { toRequest } from './to-request.js';
import { wrapText } from './wrap-text.js';

const opening =
  'This is an automated tool. It answers with quotes from published stories and keeps no question after it ends. ' +
  'Write “start again” to begin afresh and “exit” to leave.';

/**
 * Asks for questions until the person leaves; each is sent with those before it. A fault of one question is told and the
 * next can be asked. Gives the exit code: 0.
 */
export async function holdConversation(stories: OpenedStories, args: AskArgs, io: CliIo): Promise<number> {
  io.writeError(`${wrapText(opening, readColumns(io))}\n\n`);
  const prompt = await io.openPrompt(allowsColour(io) ? '\u001B[1mask>\u001B[22m ' : 'ask> ');
  let turns: readonly Turn[] = [];
  try {
    for (;;) {
      const line = await prompt.read();
      const question = line?.trim() ?? 'exit';
      if (question === '') continue;
      const order = orders.get(question.toLowerCase());
      if (order === 'leave') return exitCodes.answered;
      if (order === 'start-again') {
        turns = [];
        io.writeError('The questions before are forgotten.\n');
      } else turns = await askNext(question, turns, stories, args, io);
    }
  } finally {
    prompt.close();
  }
}

const orders: ReadonlyMap<string, 'leave' | 'start-again'> = new Map([
  ['exit', 'leave'],
  ['quit', 'leave'],
  ['start again', 'start-again'],
]);

/** Asks one question and gives the turns to send with the next. One that failed is not among them. */
async function askNext(
  question: string,
  turns: readonly Turn[],
  stories: OpenedStories,
  args: AskArgs,
  io: CliIo,
): Promise<readonly Turn[]> {
  try {
    const told = await stories.ask(toRequest(question, args, turns));
    await printAnswer(told, args, io);
    io.write('\n');
    const articleIds = [...new Set(told.answer.citations.map(({ articleId }) => articleId))];
    return [...turns, { question, articleIds }].slice(-limits.maxTurns);
  } catch (error) {
    io.writeError(`ask: ${error instanceof Error ? error.message : String(error)}\n`);
    return turns;
  }
}
