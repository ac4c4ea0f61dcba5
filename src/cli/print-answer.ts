import type { ToldAnswer } from './cli-deps.js';
import { allowsColour, type CliIo, readColumns } from './cli-io.js';
import type { AskArgs } from './parse-args.js';
import { renderAnswer } from './render-answer.js';

/** Prints an answer in the format that was asked for. What is no quote goes to standard error where a table is printed. */
export async function printAnswer({ answer, explanation }: ToldAnswer, args: AskArgs, io: CliIo): Promise<void> {
  const style = { columns: readColumns(io), colour: allowsColour(io) };
  switch (args.format) {
    case 'json':
      io.write(`${JSON.stringify(explanation === null ? answer : { ...answer, explanation }, null, 2)}\n`);
      return;
    case 'markdown': {
      const { renderMarkdown } = await import('./render-markdown.js');
      io.write(renderMarkdown(answer));
      return;
    }
    case 'csv': {
      const { renderCsv } = await import('./render-csv.js');
      io.write(renderCsv(answer.citations));
      if (answer.citations.length > 0) return;
      io.writeError(renderAnswer(answer, { ...style, colour: false }));
      return;
    }
    case 'text': {
      io.write(renderAnswer(answer, style));
      if (explanation === null) return;
      const { renderExplanation } = await import('./render-explanation.js');
      io.write(`\n${renderExplanation(explanation, style)}`);
    }
  }
}
