import type { Discourse } from './condense-discourse.js';
import { lowerFirst } from './condense-mentions.js';
import { auxiliaries, beForms, tokenise } from './condense-words.js';

const bare =
  /^(?:(?:and|but|so|ok|okay|well|oh|really|yes|no)[, ]+)*(why|how come|how|when|where|who|how long|how much|how many|how often|since when|by whom|which ones?|what for|why not|in what way|like what|such as|for example)(?: exactly| though| then| so)?$/u;

/** The question word where that is all a turn asks ("why?", "and how long?", "why is that?"), else null. */
export function findBareQuestion(folded: string): string | null {
  return (
    bare.exec(
      folded.replace(/^((?:and |but |so )?(?:why|how come)) (?:is|was) (?:that|this|it)(?: so)?$/u, '$1'),
    )?.[1] ?? null
  );
}

const definition =
  /^(?:(?:so|and|ok|okay|but|hi|hello)[, ]+)*(?:(?:what|who)(?:['’]s| is| are| was| were)|tell (?:me|us)(?: more)? about|explain|describe)\s+/iu;
const patterns = new Map<string, string>([
  ['how', 'How do TOPIC work'],
  ['how long', 'How long do TOPIC take'],
  ['how much', 'How much do TOPIC cost'],
  ['how many', 'How many TOPIC'],
  ['how often', 'How often TOPIC'],
  ['when', 'When be TOPIC'],
  ['where', 'Where be TOPIC'],
  ['why', 'Why TOPIC'],
]);
const adverbs = new Set(['why', 'how', 'when', 'where', 'how long', 'how often', 'how much', 'how come', 'since when']);

/** A bare question word completed with the question before: "why?" after "Is it stressful?" is "Why is it stressful?". */
export function completeBareQuestion(word: string, { previous, topic }: Discourse): string | null {
  if (previous === null) return null;
  const clause = previous.replace(/[\s?.!]+$/u, '').replace(/^(?:(?:so|and|ok|okay|but|hi|hello|well)[, ]+)+/iu, '');
  const asked = upper(word === 'how come' ? 'why' : word);
  const first = tokenise(clause)[0]?.lower ?? '';
  if (adverbs.has(word) && (auxiliaries.has(first) || beForms.has(first))) return `${asked} ${lowerFirst(clause)}?`;
  const adverb =
    /^(?:why|how|when|where)(?= (?:is|are|was|were|do|does|did|can|could|will|would|should|have|has|had)\b)/iu.exec(
      clause,
    );
  if (adverb && adverbs.has(word) && adverb[0].toLowerCase() !== word)
    return `${asked}${clause.slice(adverb[0].length)}?`;
  const pattern = patterns.get(word === 'how come' ? 'why' : word);
  const mention = topic?.mention;
  if (pattern !== undefined && mention && definition.test(clause) && clause.endsWith(mention.text)) {
    const { plural, text } = mention;
    return `${pattern
      .replace(/\bdo\b/u, plural ? 'do' : 'does')
      .replace(/\bbe\b/u, plural ? 'are' : 'is')
      .replace('TOPIC', () => text)}?`;
  }
  return `${upper(clause)}, and ${word}?`;
}

function upper(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
