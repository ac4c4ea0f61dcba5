/** What form of answer a question asks for; quotes in that form are preferred. */
export type QuestionKind = 'definition' | 'number' | 'reason' | 'time' | 'person' | 'place' | 'opinion' | 'open';

const askedVerbs = ['say', 'think', 'feel', 'reckon', 'believe', 'make of'];
const goingOn = ['saying', 'thinking'];
/** Verbs by which a question of the kind `opinion` asks for a view; whose it is stands before. */
export const viewVerbs: ReadonlySet<string> = new Set(
  [...askedVerbs, ...goingOn].map((verb) => verb.replace(/ .*$/u, '')),
);
/** Who holds the view: one clause's words, or "What do I do if I feel unsafe?" would ask for one. */
const holder = String.raw`(?:(?!\b(?:if|when|that|who|which|to|it|mean)\b)[^?.,]){1,40}`;

const kinds: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'number',
    /\bhow (?:many|long|often|old|big|large|far|high)\b|\bhow much (?:is|are|was|were|does|do|did|will|would|money|time|of)\b|\bwhat (?:number|percentage|proportion|share|percent|rate)\b/u,
  ],
  ['reason', /\bwhy\b|\bwhat (?:makes?|made|keeps?|kept|causes?|caused)\b|\bhow come\b|\breasons?\b/u],
  ['time', /^when\b|\bwhat (?:year|date|day|month)\b|\bwhich (?:year|date|day|month)\b|\bsince when\b/u],
  ['person', /^who(?:m|se)?\b|\bwhich (?:person|people|social worker|director)\b/u],
  ['place', /^where\b|\bwhich (?:council|borough|city|place|country)\b/u],
  [
    'opinion',
    new RegExp(
      String.raw`^(?:(?:and|so|but|ok) )?what (?:(?:does|did|do) (?!(?:you|i)\b)${holder} (?:${askedVerbs.join('|')})|(?:is|are) ${holder} (?:${goingOn.join('|')}))\b`,
      'u',
    ),
  ],
  [
    'definition',
    /^(?:so )?(?:what(?:'s|s| is| are| does)|define|explain|describe)\b|\bmeaning of\b|\b(?:meaning|definition|stands? for)\b[?.! ]*$/u,
  ],
];

/** Words that ask what something is: they are not looked for. */
export const definingWords: ReadonlySet<string> = new Set(
  'mean means meaning meant define defined definition explain describe stand stands'.split(' '),
);

/** Reads the kind off the question's wording; the first that fits, in the order of how telling the wording is. */
export function findQuestionKind(question: string): QuestionKind {
  const folded = question.toLowerCase().replaceAll('’', "'").trim();
  return kinds.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'open';
}

/** Whether a text tells something of somebody and asks nothing: no question mark, and it begins with who it is about. */
export function isStatement(text: string): boolean {
  return !text.includes('?') && statement.test(text.replaceAll('’', "'").trim());
}

const statement =
  /^(?:(?:well|so|but|and|ok|okay|oh|yes|no|yeah|nope)[ ,]+)*(?:i|i'm|i've|i'd|i'll|im|ive|you|you're|you've|youre|we|we're|he|he's|she|she's|they|they're|it|it's|its|that|that's|thats|this|my|your|there's)\b/iu;
