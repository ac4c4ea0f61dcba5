import {
  endingForms,
  fillers,
  goodbyes,
  greetingForms,
  greetingQuestions,
  greetings,
  questionForms,
  thanks,
  thanksForms,
} from './small-talk-words.js';
import { asksAboutTool } from './tool-questions.js';
import { fitsPattern, type WordPattern } from './word-pattern.js';

export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'about-the-tool';

/** Longest small talk in words; who writes more says something besides. */
const longest = 16;

/** Small talk, where that is all a question is; null where it asks something besides. `words` come from `readWords`. */
export function findSmallTalk(words: readonly string[]): SmallTalk | null {
  if (asksAboutTool(words)) return 'about-the-tool';
  const said = words.filter((word) => word !== '.');
  if (hailsByName(said)) return 'greeting';
  if (said.length > longest || !said.every(isSmall)) return null;
  const fits = (forms: readonly WordPattern[]) => forms.some((form) => fitsPattern(form, words));
  const asksHowYouAre = fits(greetingQuestions);
  if (!asksHowYouAre && fits(questionForms)) return null;
  if (said.some((word) => goodbyes.has(word)) || fits(endingForms)) return 'goodbye';
  if (said.some((word) => thanks.has(word)) || fits(thanksForms)) return 'thanks';
  return asksHowYouAre || fits(greetingForms) || said.some((word) => greetings.has(word)) ? 'greeting' : null;
}

function isSmall(word: string): boolean {
  return fillers.has(word) || greetings.has(word) || thanks.has(word) || goodbyes.has(word);
}

/** "hello Sam", "good morning R2": a greeting and one word for whoever is greeted. */
function hailsByName(said: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = said;
  if (said.length === 2) return hails.has(first);
  return (
    said.length === 3 &&
    ((hails.has(first) && isSmall(second)) || (first === 'good' && greetings.has(second) && !isSmall(third)))
  );
}

const hails: ReadonlySet<string> = new Set(['hi', 'hello', 'hey', 'hiya', 'greetings']);
