import type { Answer, GenerationStep } from './answer/answer.js';
import { connectQuotes } from './answer/connect-quotes.js';
import { guardSentences } from './answer/guard/guard-sentences.js';
import { checkRewrite, type RewriteSource } from './conversation/check-rewrite.js';
import { turnsRead, type CondensedQuestion } from './conversation/condense-question.js';
import { routeQuestion } from './conversation/route-question.js';
import { limits } from './options.js';
import type { Cancellation, Generated, Generator, GeneratorFailure, OpenGenerator } from './ports.js';

/** What a language model may do for one answer, with every word of it checked, and an account of what came of it. */
export interface LanguageModel {
  /** The question with a standalone wording that passed the check; the very same object where the one by rules stands. */
  readonly reword: (ruled: CondensedQuestion, source: RewriteSource) => Promise<CondensedQuestion>;
  /** Drops the standalone question, which found no answer: nothing is asked for another one, and the account says so. */
  readonly takeBack: () => null;
  /** The answer with checked sentences before its quotes. One without quotes comes back as it is, and is sent nowhere. */
  readonly connect: (answer: Answer) => Promise<Answer>;
}

/** Readies a language model for one answer. Nothing is sent until something is asked of it. */
export function readyLanguageModel(open: OpenGenerator, cancellation?: Cancellation): LanguageModel {
  const steps: GenerationStep[] = [];
  let generator: Generator | null = null;
  /** Text of one call, or null: a model that failed once is not asked again for the same answer. */
  const ask = async (step: GenerationStep['step'], call: (from: Generator) => Promise<Generated>) => {
    if (steps.some(({ outcome }) => failures.has(outcome))) return null;
    generator ??= open(cancellation);
    const generated = await call(generator).catch((): Generated => ({ kind: 'failed', why: 'unreachable' }));
    cancellation?.throwIfAborted();
    const read: Generated =
      generated.kind === 'text' && generated.text.length > limits.maxOutputChars
        ? { kind: 'failed', why: 'too-long' }
        : generated;
    if (read.kind === 'text') return read.text;
    steps.push({ step, outcome: read.why, kept: 0, removed: 0 });
    return null;
  };
  const note = (step: GenerationStep['step'], kept: number, removed: number): void => {
    steps.push({ step, outcome: kept > 0 ? 'used' : 'nothing-left', kept, removed });
  };

  return {
    reword: async (ruled, source) => {
      if (!leans(ruled)) return ruled;
      // Earlier turns that the stories were not asked about, such as those of a person in need, are nobody’s business.
      const earlier = source.earlier.filter((turn) => routeQuestion(turn) === null).slice(-turnsRead);
      const text = await ask('question', (from) => from.rewrite(source.question, earlier));
      if (text === null) return ruled;
      const checked = checkRewrite(text, { ...source, earlier });
      note('question', checked === null ? 0 : 1, checked === null ? 1 : 0);
      return checked === null || checked === ruled.standalone ? ruled : { ...ruled, standalone: checked };
    },
    takeBack: () => {
      steps.splice(0, steps.length, { step: 'question', outcome: 'nothing-left', kept: 0, removed: 1 });
      return null;
    },
    connect: async (answer) => {
      if (answer.status !== 'answered' && answer.status !== 'partly-answered') return withTrace(answer, steps);
      const quotes = answer.citations.map(({ number, quote }) => ({
        number,
        speaker: quote.speaker?.name ?? null,
        words: quote.text,
      }));
      const output = await ask('sentences', (from) => from.connect(answer.standaloneQuestion, quotes));
      if (output === null) return withTrace(answer, steps);
      const guarded = guardSentences(output, answer.citations);
      note('sentences', guarded.kept, guarded.removed);
      return withTrace(connectQuotes(answer, guarded), steps);
    },
  };
}

/** Whether a question leans on an earlier one in a way that words alone can mend; a choice between readings is the person’s. */
function leans({ followUp, more, asksSpeaker, choices }: CondensedQuestion): boolean {
  return followUp && !more && !asksSpeaker && choices.length < 2;
}

const failures: ReadonlySet<GenerationStep['outcome']> = new Set<GeneratorFailure>([
  'timed-out',
  'rate-limited',
  'refused',
  'too-long',
  'malformed',
  'unreachable',
  'switched-off',
]);

/** An answer that a model was asked for says so; one that it was not asked for is the same as without a model. */
function withTrace(answer: Answer, steps: readonly GenerationStep[]): Answer {
  if (steps.length === 0) return answer;
  const wrote = steps.some(({ step, outcome }) => step === 'sentences' && outcome === 'used');
  return { ...answer, trace: { composedBy: wrote ? 'model' : 'templates', steps } };
}
