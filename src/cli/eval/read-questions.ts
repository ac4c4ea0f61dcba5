import { UsageFault } from '../usage-fault.js';
import { readCsv } from '../verify/read-csv.js';
import type { ScoredQuestion } from './score-questions.js';

/** More than anybody asks by hand; a longer list takes minutes. */
const maxQuestions = 5000;

/**
 * Questions of a council's own list. JSON Lines: `question` (or `turns`, oldest first), `expected` (one text or several, any of
 * which will do; none where the stories should not answer), `council`, `speaker`. CSV: columns of the same names; several
 * expected texts are divided by ` | `.
 * @throws UsageFault that names the line.
 */
export function readQuestions(text: string, isCsv: boolean): readonly ScoredQuestion[] {
  const rows = isCsv ? readTable(text) : readLines(text);
  if (rows.length === 0) throw new UsageFault('The list has no questions.');
  if (rows.length > maxQuestions)
    throw new UsageFault(`The list has ${rows.length} questions. Divide it: at most ${maxQuestions} are asked.`);
  return rows.map(({ line, value }) => readRow(line, value));
}

interface Row {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

function readLines(text: string): readonly Row[] {
  return text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .flatMap((source, at): Row[] => {
      if (source.trim() === '') return [];
      const value = parseJson(source);
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new UsageFault(
          `Line ${at + 1} is no JSON object. Write {"question": "…", "expected": "…"} on each line.`,
        );
      return [{ line: at + 1, value: { ...value } }];
    });
}

function readTable(text: string): readonly Row[] {
  const [head, ...rows] = readCsv(text.replace(/^\uFEFF/u, ''));
  const columns = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  if (!columns.includes('question'))
    throw new UsageFault('The table has no column named “question”. Name the column so.');
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => {
      const value = Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']));
      return { line, value: { ...value, expected: (value.expected ?? '').split(' | ') } };
    });
}

function readRow(line: number, value: Row['value']): ScoredQuestion {
  const turns = readTexts(value.turns ?? value.question);
  const any = readTexts(value.expected ?? value.any ?? []);
  if (turns === null || turns.length === 0) throw new UsageFault(`Line ${line} has no question.`);
  if (any === null) throw new UsageFault(`Line ${line}: “expected” is a text or a list of texts.`);
  const [council, speaker] = [readText(value.council), readText(value.speaker)];
  return {
    id: readText(value.id) ?? `line ${line}`,
    kind: readKind(value.kind) ?? (any.length === 0 ? 'unanswerable' : turns.length > 1 ? 'followup' : 'answerable'),
    turns,
    any,
    speaker,
    tags: [],
    ...(council !== null && { council }),
  };
}

function readKind(value: unknown): ScoredQuestion['kind'] | null {
  const kinds = ['answerable', 'followup', 'unanswerable', 'smalltalk', 'signpost'] as const;
  return kinds.find((kind) => kind === value) ?? null;
}

/** Texts without those that are empty; null where something is no text. */
function readTexts(value: unknown): readonly string[] | null {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((item) => typeof item === 'string').map((item) => item.trim());
  return texts.length === list.length ? texts.filter((item) => item !== '') : null;
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}
