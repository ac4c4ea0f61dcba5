import { functionWords, type Word } from './words.js';

const be = wordSet("is are was were be been isn't aren't wasn't weren't s");
const auxiliaries = wordSet(
  "do does did has have had can could will would should may might must don't doesn't didn't can't won't",
);
const prepositions = wordSet(
  'of in on at by for from with about into onto over under as between during before after without within through per against among to while when if because than',
);
/** Subjects of a yes–no question that say nothing of what is asked: people in general and those who do the work. */
const subjects = wordSet(
  'i you we they he she it one people anyone someone anybody everyone social workers worker staff practitioners practitioner council councils managers families',
);
/** Nouns that only count or sort what comes behind them. */
const measures = wordSet(
  'kind kinds sort sorts type types number percentage proportion share amount part bit time times day days year years way ways average typical rate thing things lot lots level point example examples',
);
/** Verbs that say too little to be looked for by themselves. */
const lightVerbs = wordSet(
  'need use get take make have do go come work deal feel try help offer give keep find think see look happen mean expect like start become be learn move try',
);

/**
 * What a question asks for: the noun after "what", "which" or "how many" ("what *pension* do …"), the subject of "what is
 * the …", what "is there …" looks for, what a yes–no question says of its subject ("do social workers wear *a uniform*").
 * A passage without it seldom answers. Function words, measures and light verbs are never in it; empty where the wording
 * doesn't tell.
 */
export function findFocus(words: readonly Word[]): readonly Word[] {
  const start = words.findIndex(({ text }) => !lead.has(text));
  const rest = start < 0 ? [] : words.slice(start);
  const [first, second] = [rest[0]?.text ?? '', rest[1]?.text ?? ''];
  if (first === 'how') return findQuantity(rest, second);
  if (first === 'what' || first === 'which') return findNoun(rest, second);
  if (be.has(first)) return second === 'there' ? takeNouns(rest, 2) : [];
  return auxiliaries.has(first) ? takeObject(rest) : [];
}

const lead = wordSet('and so but or hello hi hey please ok okay thanks also well');

function findQuantity(words: readonly Word[], second: string): readonly Word[] {
  if (second !== 'many' && second !== 'much') return [];
  if (!auxiliaries.has(words[2]?.text ?? '') && !be.has(words[2]?.text ?? '')) return takeNouns(words, 2);
  const verb = words.filter(({ text }) => !functionWords.has(text)).at(-1);
  return verb && !lightVerbs.has(verb.text) ? [verb] : [];
}

/** "What X do …" asks for X; "what happens …" has its verb there and asks for nothing that could be looked up. */
function findNoun(words: readonly Word[], second: string): readonly Word[] {
  if (be.has(second)) return takeNouns(words, 2);
  if (auxiliaries.has(second)) return [];
  const inverted = words.slice(2, 7).some(({ text }) => auxiliaries.has(text) || be.has(text));
  return inverted || measures.has(second) ? takeNouns(words, 1) : [];
}

/** Up to three content words from `from` on, over determiners and "kinds of", up to the next function word. */
function takeNouns(words: readonly Word[], from: number): readonly Word[] {
  const nouns: Word[] = [];
  for (const word of words.slice(from)) {
    if (nouns.length === 0 && (functionWords.has(word.text) || measures.has(word.text))) continue;
    if (functionWords.has(word.text) || prepositions.has(word.text) || nouns.length === 3) break;
    nouns.push(word);
  }
  return nouns;
}

/** What comes after the verb of a yes–no question, or the verb where nothing does and it says enough. */
function takeObject(words: readonly Word[]): readonly Word[] {
  let at = 1;
  while (at < words.length && (subjects.has(words[at]?.text ?? '') || isDeterminer(words[at]))) at += 1;
  const verb = words[at];
  const object = takeNouns(words, at + 1);
  if (object.length > 0) return object.slice(0, 2);
  return verb && !functionWords.has(verb.text) && !lightVerbs.has(verb.text) ? [verb] : [];
}

function isDeterminer(word: Word | undefined): boolean {
  return word !== undefined && functionWords.has(word.text) && !prepositions.has(word.text);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
