import { aboutEn } from './about-en.js';
import { demoEn } from './demo-en.js';
import type { PageWording } from './page-wording.js';

/** English words of the pages. */
export const pageEn: PageWording = {
  frame: {
    skip: 'Skip to main content',
    language: 'Language',
    pages: 'Pages',
    home: 'Demonstration',
    ask: 'Ask a question',
    about: 'About this tool and how to complain',
    api: 'API',
    automated: 'This tool is automated. The quotes belong to their publishers and the people who said them.',
    keepsNothing: 'It keeps no questions and sets no cookies. This page works without JavaScript.',
    keepsUnanswered: (days) =>
      `It keeps questions that it can’t answer for ${days === 1 ? 'one day' : `${days} days`}, without who asked. It sets no cookies. This page works without JavaScript.`,
  },
  ask: {
    title: 'Ask a question',
    answerTitle: 'Answer to your question',
    heading: 'Ask what it is like to be a children’s social worker',
    earlier: 'Earlier questions',
    askAnother: 'Ask another question',
    hint: (max) => `For example, “what is locality work?”. Up to ${max} characters.`,
    council: 'Council',
    councilHint: 'Only stories from this council are searched.',
    allCouncils: 'All councils',
    chooseCouncil: 'Choose a council from the list',
    important: 'Important',
    turnsLost:
      'Your earlier questions could not be kept. Your question is in the box below. Check that it makes sense on its own, then ask it.',
  },
  fault: {
    problem: 'There is a problem',
    service: 'There is a problem with the service',
    later: 'Try again later.',
    mayBeBack: 'Use the Back button of your browser to get back to your question.',
    notFound: 'Page not found',
    notFoundText:
      'If you typed the web address, check that it is right. If you copied it, check that you copied all of it.',
    tooMany: 'Too many questions were asked',
    refused: 'You cannot use this page from here',
    switchedOff: 'This page is switched off',
    notTaken: 'This page cannot take that',
    notTakenText: 'Open the page where you can ask, and send your question from there.',
    tooLarge: 'What you sent is too long. Start again with a shorter question.',
    toAsk: 'Go to the page where you can ask a question',
  },
  demo: demoEn,
  about: aboutEn,
};
