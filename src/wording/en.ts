import type { Wording } from './wording.js';

/** English */
export const en: Wording = {
  lang: 'en-GB',
  dir: 'ltr',

  heading: 'Ask what the job is like',
  automated: 'Automated tool',
  close: 'Close',
  conversation: 'Conversation',
  skipToQuestion: 'Skip to your question',
  tabOnly: 'Our conversation is kept in this tab only, until you close it or start again.',
  print: 'Print',
  startAgain: 'Start again',
  startAgainQuestion: 'Delete this conversation and start again?',
  startAgainYes: 'Yes, start again',
  startAgainNo: 'No, keep it',

  whatIAm:
    'I am an automated tool. I answer only with quotes from published stories about children’s social work, word for word.',
  whatIKnow: ({ stories, councils, upToYear }) =>
    `I know ${stories === 1 ? 'one story' : `${stories} stories`}${councils.length > 0 ? ` about ${list(councils)}` : ''}${
      upToYear === null ? '' : `, published up to ${upToYear}`
    }.`,
  whatICannot: 'I can’t give advice, offer jobs or help with a case. Leave out names and other personal details.',
  firstQuestions: 'Questions you could ask',

  question: 'Your question',
  questionHint: 'Press Enter to ask. Press Shift and Enter for a new line.',
  ask: 'Ask',
  charactersLeft: (count) => `You have ${characters(count)} left`,
  charactersOver: (count) => `You have ${characters(count)} too many`,
  working: 'Looking in the stories',
  slow: 'This is taking longer than usual. You can wait or stop.',
  stop: 'Stop',

  youAsked: 'You asked',
  answer: 'Answer',
  partAnswer: 'This answers part of your question',
  theArticle: 'The article',
  roleNotGiven: 'role not given',
  storyFrom: (council) => `A story from ${council}`,
  storyUntitled: 'A story without a title',
  readInContext: 'Read in context',
  readStory: 'Read the whole story',
  opensInNewTab: '(opens in new tab)',
  copyQuote: 'Copy quote',
  quoteNumber: (number) => `quote ${number}`,
  copied: 'Copied',
  nextQuestions: 'You could ask next',
  choices: 'Choose one',
  otherQuestions: 'Questions these stories answer',
  helpLines: 'Where to get help',
  call: (phone) => `Call ${phone}`,
  website: (name) => `${name} website`,
  person: 'Ask a person',
  personText: 'You can contact:',
  email: (address) => `Email ${address}`,

  error: 'Error:',
  emptyQuestion: 'Enter your question',
  longQuestion: (max) => `Your question must be ${max} characters or fewer`,
  offline: 'You are not connected to the internet. Connect, then try again.',
  unreachable: 'The service could not be reached. Check your connection, then try again.',
  timedOut: 'The service took too long. Try again in a few minutes.',
  tooMany: (waitSeconds) =>
    `Too many questions were asked in a short time. Try again ${waitSeconds === null ? 'in a minute' : `in ${time(waitSeconds)}`}.`,
  switchedOff: 'This service is switched off for now.',
  notAccepted: 'This website is not set up to use the service. Tell the people who run the website.',
  unavailable: 'The service is not available. Try again in a few minutes.',
  failed: 'The service failed on this question. Ask it in other words, or start again.',
  notAnswered: 'Not answered:',
  tryAgain: 'Try again',

  quotesFound: (count) => `${quotes(count)} found`,
  partFound: (count) => `${quotes(count)} found for part of your question`,
  nothingFound: 'No quote found. The stories do not answer that.',
  choiceNeeded: 'Your question can be read in more than one way. Choose one.',
  helpShown: 'Help lines are shown.',
  replied: 'There is a reply.',
  stopped: 'Stopped. Your question is still in the box.',
  cleared: 'The conversation was deleted.',
};

function quotes(count: number): string {
  return count === 1 ? '1 quote' : `${count} quotes`;
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}

function time(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
