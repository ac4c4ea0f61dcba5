import type { AboutWording } from './page-wording.js';

/** English words of the page about the tool. */
export const aboutEn: AboutWording = {
  title: 'About this tool',
  contents: 'On this page',
  whatHeading: 'What it is and how it works',
  how: [
    'This is an automated tool that answers questions about working in children’s social work.',
    'It searches published stories for the words that fit your question best.',
    'It shows those words as they were printed, with who said them, their role as printed, and where they stand.',
    'Nothing in a quote is written or changed by a computer.',
    'Where the stories do not answer, it says so and quotes nobody.',
  ],
  indexHeading: 'What it knows',
  indexIntro: (stories) =>
    stories === 1 ? 'It knows one story and nothing else.' : `It knows ${stories} stories and nothing else.`,
  noIndex: 'The stories are not available at the moment.',
  council: 'Council',
  stories: 'Stories',
  newest: 'Newest',
  publisher: 'Publisher',
  noCouncil: 'No single council',
  notKnown: 'Not known',
  datesNote:
    'Facts in a story, such as an inspection grade or pay, were true when it was published. They may have changed.',
  modelHeading: 'How it searches',
  model: (name) =>
    `It compares words, and it compares meaning with a small language model called ${name}, which was made for this tool. The model continues Universal Sentence Encoder Lite (Apache 2.0 licence) and was trained on openly licensed texts only, never on the stories or on anybody’s questions.`,
  otherModel: (name) => `It compares words, and it compares meaning with a small language model called ${name}.`,
  noWriter: 'The model only finds text. No model writes the answers.',
  writer: (name) =>
    `This model only finds text. Another one, ${name}, may write a short sentence before a quote. A program takes out each sentence that the quote does not bear out, and the answer says that a language model wrote the others. It writes no quote and chooses none.`,
  figuresHeading: 'How good it is',
  figuresIntro: (model) =>
    `We asked questions of which we knew the right answer. These are the shares that went as named in our last measurement, with the model ${model} and the stories that come with the tool. “New questions” were never looked at while the tool was made: expect those figures. “Known questions” were.`,
  measure: 'What we measured',
  newQuestions: 'New questions',
  ownQuestions: 'Known questions',
  figures: {
    verbatim: 'Quotes that stand in the story word for word',
    speakers: 'Quotes that name the right speaker',
    firstRight: 'First quote answers the question',
    rightWithinThree: 'One of the first three quotes answers it',
    followUps: 'First quote answers a follow-up question',
    wronglyRefused: 'Questions that the stories answer, but it says they do not',
    saysSo: 'Questions that the stories do not answer, and it says so',
    inNeed: 'People in need who are shown help lines',
  },
  figuresNote:
    'The sets are small: a single question can move a figure by several hundredths. Beside these stories stand questions that editors wrote to help the search; with stories that have none the figures are lower.',
  limitsHeading: 'What it cannot do',
  limits: [
    'It can show a quote that does not answer your question, most often where you use quite other words than the story does.',
    'It can say that it knows nothing where a story does answer. Ask again in other words.',
    'A few people’s stories do not speak for all social workers or for a whole council. Some were written to attract staff.',
    'It does not know about jobs, pay, visas or whether you can apply, and it gives no advice.',
    'It cannot help with a case or pass on a worry about a child. In an emergency call 999.',
    'It searches stories in English only. The Welsh words of these pages have not been checked by a translator yet.',
  ],
  privacyUnanswered: (days) =>
    `Your question and the ones before it are used to find an answer and then forgotten, but for questions that the stories do not answer. Those are kept for ${days === 1 ? 'one day' : `${days} days`}, with the day on which they were asked and nothing that tells who asked, so that the council knows which stories are missing. Your browser sends the earlier questions again with each new one.`,
  privacyWriter: (name) =>
    `Your question, those that it builds on and the quotes are also sent to the language model ${name}. Whoever runs it may keep them. What people in need write is not sent.`,
  privacyHeading: 'Privacy: what happens with your questions',
  privacy: [
    'Your question and the ones before it are used to find an answer and then forgotten. They are not stored, and nobody reads them. Your browser sends the earlier questions again with each new one.',
    'Before a question is read, phone numbers, email addresses and other numbers that could name a person are hidden. Names are not recognised, so leave them out.',
    'We note that a request came, when, how it ended and how long it took. The note has no question, no name and no internet address. Whoever runs the web server in front of this tool may keep an access log of their own.',
    'To hold back floods of requests, your internet address is kept for about a minute in a form that cannot be read back.',
    'There are no cookies and nothing is loaded from other companies. The council that shows this tool decides how it is used and answers questions about your data rights. You can complain to the Information Commissioner’s Office (ico.org.uk).',
  ],
  complainHeading: 'Complain, or have a story taken down',
  complain: [
    'Tell us if a quote is wrong, if an answer upset you, or if you are in a story and want it taken down. Say which quote or story it is.',
    'A story that is taken down is no longer quoted as soon as the stories are indexed again.',
  ],
  complainCouncil: 'Contact the council that shows this page to you.',
  accessibilityHeading: 'Accessibility',
  accessibility: [
    'We want as many people as possible to be able to use this tool. It is meant to work with a keyboard alone, with a screen reader, at 400% zoom, on a screen 320 pixels wide, in high contrast, in print and, on the page where you ask, without JavaScript.',
    'It is built to the Web Content Accessibility Guidelines version 2.2, level AA. Automated checks in a browser find no fault. Nobody who uses assistive technology has tested it yet, and nobody independent has audited it, so we cannot say that it meets the guidelines in full.',
    'Known faults: quotes are not available in Welsh, in Easy Read or in British Sign Language.',
    'If you cannot use part of this tool, or need it in another form, use the contact above. Say what you need and how to reach you.',
  ],
  enforcement:
    'The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with how your complaint is answered, contact the Equality Advisory and Support Service (EASS).',
  enforcementLink: 'Equality Advisory and Support Service',
  moreHeading: 'For people who build websites',
  moreApi: 'How to call the service',
  moreProblems: 'What its problem codes mean',
};
