/**
 * Closed lists of the guard. What is not in one of them has to stand in the quote. They are of the language, not of the
 * stories; a word added to a list of what is free lets more through, one added to `turning` less.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Verbs that only say what somebody speaks of. What follows is named, not claimed. */
export const topicVerbs: readonly string[] = [
  'talks about',
  'talks of',
  'talked about',
  'speaks about',
  'speaks of',
  'spoke about',
  'spoke of',
  'tells of',
  'told of',
  'tells us about',
  'told us about',
  'describes',
  'described',
  'mentions',
  'mentioned',
  'touches on',
  'touched on',
  'writes about',
  'wrote about',
  'explains',
  'explained',
];

/** Verbs that say what somebody claims. What follows has to be what they said. */
export const claimVerbs: readonly string[] = [
  'says that',
  'says',
  'said that',
  'said',
  'explains that',
  'explained that',
  'tells us that',
  'told us that',
];

/** Who speaks where the words are the writer’s. */
export const writers: readonly string[] = ['The story', 'This story', 'The article', 'This article', 'The writer'];

/** Words that may stand before and inside the name of a subject without a counterpart in the quote. */
export const determiners = list('a an the their its');

/** Of the quote: what the speaker calls their own, which "their" or nothing may stand for. */
export const possessives = list('my our');

/** Words that a reader misses nothing of where they are left out. */
export const fillers = list('really just quite actually basically obviously honestly well');

/**
 * Words that turn or bound what stands near them: negation, doubt, want, end. What is named or claimed may not lose one.
 * "n't" counts as well.
 */
const turning = list(
  'not no never none nobody nothing nowhere neither nor without cannot hardly barely rarely seldom scarcely lack lacks lacking lacked ' +
    'against instead rather fewer less least unable unlikely impossible false myth wrong stop stops stopped stopping avoid avoids avoided avoiding ' +
    'prevent prevents prevented refuse refuses refused fail fails failed failing deny denies denied doubt doubts lose loses lost losing ' +
    'end ended ends quit used former formerly fake alleged supposed so-called almost nearly far',
);

export function isTurning(raw: string): boolean {
  return turning.has(raw) || raw.endsWith("n't");
}

/** Words that make what was said before or after them hold only sometimes. */
export const bounding = list(
  'if unless until till except only when whenever while although though provided however yet whereas depending depends sometimes but ' +
    'once or either otherwise assuming supposing apart would could might may maybe perhaps probably',
);

/** First words of a quote that can be left out of a report of it: that somebody says it tells as much. */
export const openings: readonly (readonly string[])[] = [
  'i think that',
  'i think',
  'i would say that',
  'i would say',
  "i'd say that",
  "i'd say",
  'i feel that',
  'i feel',
  'i believe that',
  'i believe',
  'and',
  'so',
  'also',
].map((words) => words.split(' '));

/** Words with which a sentence would speak for the tool or for the reader. None may stand in one. */
export const ownVoice = list("i me my mine myself we us our ours ourselves i'm i've i'd i'll we're we've we'd we'll");
