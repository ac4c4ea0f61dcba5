import { condenseQuestion } from '../../src/core/conversation/condense-question.js';
import { functionWords, splitWords } from '../../src/core/retrieval/words.js';

/** Conversation whose turns carry the standalone question that a person wrote. */
export interface RewrittenConversation {
  readonly id: string;
  readonly turns: readonly { readonly question: string; readonly rewrite: string }[];
}

export interface RewriteScore {
  readonly turns: number;
  /** Content stems that the person adds, over all turns. */
  readonly added: number;
  /** Share of `added` that some earlier question of the conversation holds: no method that reads questions alone can do better. */
  readonly reachable: number;
  /** Share of `added` that our standalone question holds. */
  readonly ours: number;
  /** The same for the question with the question before put behind it. */
  readonly appended: number;
  /** Share of the stems we add that the person's rewrite holds. */
  readonly precision: number;
  readonly appendedPrecision: number;
  /** Turns where the person changed nothing but case and marks, and the share of them that we leave unchanged to the letter. */
  readonly untouched: number;
  readonly leftAlone: number;
  /** The same over turns that are not the first of their conversation. */
  readonly laterUntouched: number;
  readonly laterLeftAlone: number;
}

/** Content stems: Porter stems of the words that carry a subject. */
export function contentStems(text: string): ReadonlySet<string> {
  return new Set(
    splitWords(text)
      .filter(({ text: word }) => !functionWords.has(word))
      .map(({ stem }) => stem),
  );
}

export function foldRewrite(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export interface ScoredTurn {
  readonly question: string;
  readonly rewrite: string;
  readonly standalone: string;
  readonly previous: string | null;
}

/** Every turn with our standalone question, no names known. */
export function condenseConversation({ turns }: RewrittenConversation): readonly ScoredTurn[] {
  const questions = turns.map(({ question }) => question);
  return turns.map(({ question, rewrite }, at) => ({
    question,
    rewrite,
    standalone: condenseQuestion(question, questions.slice(0, at), { names: [] }).standalone,
    previous: questions[at - 1] ?? null,
  }));
}

/** Scores `condenseQuestion` against the rewrites of people. */
export function scoreRewrites(conversations: readonly RewrittenConversation[]): RewriteScore {
  const sum = {
    turns: 0,
    added: 0,
    reachable: 0,
    ours: 0,
    appended: 0,
    weAdd: 0,
    right: 0,
    appendAdds: 0,
    appendRight: 0,
  };
  const kept = { untouched: 0, leftAlone: 0, laterUntouched: 0, laterLeftAlone: 0 };
  for (const conversation of conversations) {
    const said = new Set<string>();
    for (const turn of condenseConversation(conversation)) {
      const asked = contentStems(turn.question);
      const person = minus(contentStems(turn.rewrite), asked);
      const ours = minus(contentStems(turn.standalone), asked);
      const appended = minus(contentStems(turn.previous ?? ''), asked);
      sum.turns += 1;
      sum.added += person.size;
      sum.reachable += count(person, said);
      sum.ours += count(person, ours);
      sum.appended += count(person, appended);
      sum.weAdd += ours.size;
      sum.right += count(ours, person);
      sum.appendAdds += appended.size;
      sum.appendRight += count(appended, person);
      const later = turn.previous !== null ? 1 : 0;
      if (foldRewrite(turn.question) === foldRewrite(turn.rewrite)) {
        const same = turn.standalone === turn.question ? 1 : 0;
        kept.untouched += 1;
        kept.leftAlone += same;
        kept.laterUntouched += later;
        kept.laterLeftAlone += later * same;
      }
      for (const stem of asked) said.add(stem);
    }
  }
  return {
    turns: sum.turns,
    added: sum.added,
    reachable: sum.reachable / sum.added,
    ours: sum.ours / sum.added,
    appended: sum.appended / sum.added,
    precision: sum.right / sum.weAdd,
    appendedPrecision: sum.appendRight / sum.appendAdds,
    untouched: kept.untouched,
    leftAlone: kept.leftAlone / kept.untouched,
    laterUntouched: kept.laterUntouched,
    laterLeftAlone: kept.laterLeftAlone / kept.laterUntouched,
  };
}

function minus(stems: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...stems].filter((stem) => !other.has(stem)));
}

function count(stems: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...stems].filter((stem) => other.has(stem)).length;
}
