import { makeSafe } from '../corpus/make-safe.js';
import { renderTable } from '../corpus/render-table.js';

export interface EvalReport {
  readonly questions: number;
  /** Questions that could not be asked. */
  readonly faults: number;
  readonly indexVersion: string;
  readonly figures: readonly {
    readonly name: string;
    readonly share: number;
    readonly held: number;
    readonly of: number;
  }[];
  /** Share of the questions that is answered and how many of these answers are wrong; null where none is answered. */
  readonly working: { readonly coverage: number; readonly error: number } | null;
  readonly missed: readonly {
    readonly id: string;
    readonly question: string;
    readonly status: string | null;
    readonly quote: string | null;
    readonly articleId: string | null;
  }[];
}

/** The figures as a table, then each question that went wrong with what was answered. */
export function renderReport(
  { questions, figures, working, missed, indexVersion }: EvalReport,
  columns: number,
): string {
  const rows = figures.map(({ name, share, held, of }) => [name, share.toFixed(3), `${held} of ${of}`]);
  const parts = [
    `${questions} questions, index ${indexVersion}`,
    renderTable([['figure', 'share', 'cases'], ...rows], columns),
  ];
  if (working)
    parts.push(
      `${percent(working.coverage)} of the questions are answered; ${percent(working.error)} of those answers are wrong.`,
    );
  if (missed.length > 0)
    parts.push(
      [
        `Not as expected: ${missed.length}`,
        ...missed.map(({ id, question, status, quote, articleId }) =>
          makeSafe(
            `  ${id}: ${question} → ${status ?? 'a fault'}${quote === null ? '' : `: “${quote}” (${articleId ?? ''})`}`,
          ),
        ),
      ].join('\n'),
    );
  return `${parts.join('\n\n')}\n`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
