import pc from 'picocolors';
import type {
  Explanation,
  PassageExplanation,
  QuoteExplanation,
  ReadingExplanation,
  SearchExplanation,
  Signal,
} from '../core/explain.js';
import { makeSafe, type RenderStyle } from './render-answer.js';
import { wrapText } from './wrap-text.js';

/** Gives an explanation as text: how the question was read, what was found, and why each quote was taken or left. */
export function renderExplanation({ masked, readings }: Explanation, { columns, colour }: RenderStyle): string {
  const { bold } = pc.createColors(colour);
  const wrap = (text: string, indent: string): string => wrapText(makeSafe(text), columns, indent);
  const hidden = masked.length > 0 ? [`Hidden before reading: ${masked.join(', ')}.`] : [];
  if (readings.length === 0)
    return [bold('How it was read'), ...hidden, 'Nothing was searched for: the words alone decide.', ''].join('\n');
  const parts = readings.map((reading) =>
    [
      bold('How it was read'),
      ...[...hidden, ...describeReading(reading)].map((line) => wrap(line, '  ')),
      ...(reading.search ? describeSearch(reading.search, bold, wrap) : []),
    ].join('\n'),
  );
  return `${parts.join('\n\n')}\n`;
}

type Wrap = (text: string, indent: string) => string;

function describeReading({ standaloneQuestion, followUp, mended, choices, search }: ReadingExplanation): string[] {
  const lines = [
    `Standalone question: ${standaloneQuestion}${followUp ? ' (with the questions before it)' : ''}`,
    ...mended.map(({ written, read }) => `Mended: ${written} → ${read}`),
    ...(choices.length > 1 ? [`Can be read as: ${choices.join(' / ')}`] : []),
  ];
  if (!search) return lines;
  const words = search.words.map(({ word, weight, synonyms }) => {
    const others = synonyms.length > 0 ? ` or ${synonyms.join(', ')}` : '';
    return `${word}${weight === 1 ? '' : ` ×${weight}`}${others}`;
  });
  return [
    ...lines,
    `Kind: ${search.kind}. Asks for: ${search.focus.join(', ') || 'nothing in particular'}. Names: ${search.names.join(', ') || 'none'}.`,
    `Words: ${words.join('; ')}`,
  ];
}

const signals = ['lexical', 'dense', 'maxSim', 'phrase', 'names'] as const satisfies readonly Signal[];

function describeSearch(search: SearchExplanation, bold: (text: string) => string, wrap: Wrap): string[] {
  const weights = signals.map((signal) => `${signal} ×${search.weights[signal]}`);
  const supports = search.supportFrom === null ? 'none' : search.supportFrom.toFixed(2);
  return [
    '',
    bold('Passages found'),
    wrap(`Score = ${weights.join(' + ')}`, '  '),
    ...(search.reranking ? [wrap(describeReranking(search.reranking), '  ')] : []),
    ...tabulate([['rank', 'score', ...signals, 'passage', ''], ...search.passages.map(passageRow)]),
    '',
    bold('Quotes judged'),
    wrap(`Taken from confidence ${search.answerFrom}; a further one from score ${supports}.`, '  '),
    ...search.quotes.map((quote) => describeQuote(quote, search, wrap)),
  ];
}

function describeReranking(outcome: NonNullable<SearchExplanation['reranking']>): string {
  const { rerankerId } = outcome;
  if (outcome.kind === 'reranked') return `The best ${outcome.passages} were read again by ${rerankerId}.`;
  const why = outcome.reason === 'time-ran-out' ? 'its time ran out' : 'it failed';
  return `Not read again by ${rerankerId}: ${why}.`;
}

const passageOutcomes: Readonly<Record<PassageExplanation['outcome'], string>> = {
  'quoted-from': '',
  'nothing-to-quote': 'nothing to quote',
  'too-far-down': 'too far down to be read',
  'speaks-of-no-name': 'speaks of none of the names',
};

function passageRow({ rank, scores, articleId, start, end, outcome }: PassageExplanation): string[] {
  const numbers = [scores.total, ...signals.map((signal) => scores[signal])].map((score) => score.toFixed(2));
  return [String(rank), ...numbers, `${articleId} ${start}–${end}`, passageOutcomes[outcome]];
}

/** Columns as wide as their widest cell; numbers are few, so nothing is cut. */
function tabulate(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, at) => makeSafe(cell).padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}

const quoteOutcomes: Readonly<Record<QuoteExplanation['outcome'], string>> = {
  cited: 'cited',
  'not-sure-enough': 'left out: not sure enough that it answers',
  'far-below-the-best': 'left out: far below the best quote',
  'not-chosen': 'left out: enough quotes, or it repeats a voice or words',
};

function describeQuote(quote: QuoteExplanation, { signWeights }: SearchExplanation, wrap: Wrap): string {
  const names = Object.keys(signWeights) as (keyof typeof signWeights)[];
  const signs = names.map((sign) => `${sign} ${quote.evidence[sign].toFixed(2)} ×${signWeights[sign]}`);
  const head = `confidence ${quote.confidence.toFixed(2)}, score ${quote.score.toFixed(2)}: ${quoteOutcomes[quote.outcome]}`;
  const place = `${quote.articleId} ${quote.start}–${quote.end}, ${quote.speaker ?? 'the article'}`;
  const words = quote.words.length > 120 ? `${quote.words.slice(0, 117)}…` : quote.words;
  return [wrap(head, '  '), wrap(place, '    '), wrap(`“${words}”`, '    '), wrap(signs.join(', '), '    ')].join('\n');
}
