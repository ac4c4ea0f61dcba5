import type { Statement } from './describe-behaviour.js';
import { writeTable } from './mark-gaps.js';

/** Statements with what makes each so and what shows it, for those who check. */
export function showStatements(statements: readonly Statement[]): string {
  return writeTable(
    ['What the service does', 'How this is known'],
    statements.map(({ text, settings, tests }) => [
      text,
      [
        ...(settings.length > 0 ? [`Set by ${settings.map(code).join(', ')}.`] : []),
        ...(tests.length > 0 ? [`Shown by ${tests.map(code).join(', ')}.`] : []),
      ].join(' '),
    ]),
  );
}

function code(name: string): string {
  return `\`${name}\``;
}
