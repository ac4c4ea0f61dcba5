import pc from 'picocolors';
import type { WordRun } from '../../core/answer/find-nearest-words.js';
import { makeSafe, type RenderStyle } from '../render-answer.js';
import { wrapText } from '../wrap-text.js';
import type { Place, Verdict } from './check-quotation.js';
import type { Quotation } from './quotation.js';

export type CheckedQuotation = Quotation & Verdict;

interface Counts {
  readonly quotations: number;
  readonly real: number;
  /** Not checked, because a turn of phrase is as short. */
  readonly tooShort: number;
}

/** Gives what was found as text: a paragraph for each quotation, then the counts. */
export function renderVerdicts(checked: readonly CheckedQuotation[], counts: Counts, style: RenderStyle): string {
  const parts = [...checked.map((quotation) => renderVerdict(quotation, style)), sumUp(counts)];
  return `${parts.join('\n\n')}\n`;
}

function renderVerdict(checked: CheckedQuotation, { columns, colour }: RenderStyle): string {
  const colours = pc.createColors(colour);
  const wrap = (text: string): string => wrapText(makeSafe(text), columns, '  ');
  const paint = checked.verdict === 'real' ? colours.green : colours.red;
  const short = checked.text.replace(/\s+/gu, ' ');
  const head = `Line ${checked.line}: ${paint(verdictWords[checked.verdict])}`;
  const lines = [`“${short.length > 100 ? `${short.slice(0, 97)}…` : short}”`, ...explainVerdict(checked)];
  return [head, ...lines.map(wrap)].join('\n');
}

const verdictWords: Readonly<Record<Verdict['verdict'], string>> = {
  real: 'real',
  misattributed: 'real, but said by somebody else',
  altered: 'altered',
  gone: 'gone',
  'not-found': 'not found',
};

function explainVerdict(verdict: Verdict): string[] {
  switch (verdict.verdict) {
    case 'real':
      return [describePlace(verdict.place)];
    case 'misattributed':
      return [describePlace(verdict.place), `The document says: ${verdict.claimed}`];
    case 'altered':
      return [
        describePlace(verdict.place),
        `The story says: “${verdict.wording.replace(/\s+/gu, ' ')}”`,
        `The difference: ${writeDifference(verdict.difference)}`,
      ];
    case 'gone':
      return [`No story is called ${verdict.articleId} now, and no other has these words.`];
    case 'not-found':
      return ['No story has these words, or words near to them.'];
  }
}

function describePlace({ articleId, start, end, speaker, role }: Place): string {
  const who = speaker === null ? 'the article' : [speaker, role].filter((part) => part !== null).join(', ');
  return `${articleId}, characters ${start}–${end}: ${who}`;
}

/** As `git diff --word-diff` writes it: `[-only in the document-]`, `{+only in the story+}`. */
function writeDifference(runs: readonly WordRun[]): string {
  if (runs.every(({ kind }) => kind === 'same')) return 'punctuation or capitals alone';
  const write = ({ kind, text }: WordRun): string =>
    kind === 'same' ? text : kind === 'only-here' ? `[-${text}-]` : `{+${text}+}`;
  return runs.map(write).join(' ');
}

function sumUp({ quotations, real, tooShort }: Counts): string {
  const short =
    tooShort === 0 ? '' : ` ${tooShort} of fewer than four words ${tooShort === 1 ? 'was' : 'were'} not checked.`;
  if (quotations === 0) return `No quotation to check was found.${short}`;
  return `${quotations} quotation${quotations === 1 ? '' : 's'}: ${real} real, ${quotations - real} not.${short}`;
}
