import type { MaskedKind, QuotelessReason } from './answer.js';

/** Sentences that the tool writes around quotes. Deterministic; canned replies for whole answers are in `corpus/replies.yaml`. */
export const messages = {
  said: (speaker: string, where: string) => `${speaker}${where ? ` (${where})` : ''}:`,
  written: (article: string, year: string) =>
    `${article.charAt(0).toUpperCase()}${article.slice(1)}${year ? `, ${year},` : ''} says:`,
  spokeThat: (speakers: readonly string[]) => `Said by ${joinAnd(speakers)}.`,
  breadth: (stories: number, all: number, councils: number) =>
    `${stories} of ${all} ${all === 1 ? 'story' : 'stories'}${councils > 0 ? `, from ${councils} council${councils === 1 ? '' : 's'},` : ''} ${stories === 1 ? 'speaks' : 'speak'} about this.`,
  partlyNotFound: (missing: string) => `The stories do not say this about ${missing}.`,
  notFound: (stories: number) =>
    `I could not find an answer in the ${stories === 1 ? 'one story' : `${stories} stories`} I know.`,
  lookedFor: (words: readonly string[]) => `I looked for ${listWords(words)}.`,
  notFoundAbout: (name: string) => `The stories do not say this about ${name}.`,
  nearest: (subject: string) => `The nearest subject I know is ${subject}.`,
  nothingMore: 'That is all that the stories I know say about this.',
  writtenByModel: 'A language model wrote the words before the quotes. The quotes are the people’s own.',
  clarify: 'I could read that in more than one way. Which do you mean?',
  masked: (kinds: readonly MaskedKind[]) =>
    `I hid ${joinWords(kinds.map((kind) => maskedNames[kind]))} in your question before reading it.`,
} as const;

const maskedNames: Readonly<Record<MaskedKind, string>> = {
  email: 'an email address',
  phone: 'a phone number',
  'national-insurance-number': 'a National Insurance number',
  'nhs-number': 'an NHS number',
  'card-number': 'a card number',
  'date-of-birth': 'a date of birth',
  'registration-number': 'a registration number',
};

/** Reasons whose words are made from the question and what was found. */
type SearchedReason = 'no-relevant-passage' | 'name-not-found' | 'topic-not-found' | 'ambiguous';

/** Reply used where `corpus/replies.yaml` has none for a key. */
export const fallbackReplies: Readonly<Record<Exclude<QuotelessReason, SearchedReason>, string>> = {
  greeting: 'Hello. Ask a question about children’s social work.',
  thanks: 'You’re welcome.',
  goodbye: 'Goodbye.',
  'about-the-tool': 'I am an automated tool. I only repeat what published stories say.',
  'person-in-need': 'If someone is in danger now, call 999. I am an automated tool and can’t get help for you.',
  command: 'I can’t do that. I only repeat what published stories say.',
  'off-topic': 'I can’t answer that. I only know stories about children’s social work.',
};

function joinAnd(parts: readonly string[]): string {
  return parts.length > 1 ? `${parts.slice(0, -1).join('; ')}; and ${parts.at(-1) ?? ''}` : parts.join('');
}

/** "a", "a and b", "a, b and c", each in quotation marks. */
export function listWords(words: readonly string[]): string {
  return joinWords(words.map((word) => `‘${word}’`));
}

function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}
