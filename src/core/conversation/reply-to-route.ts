import type { AnswerFrame, QuotelessAnswer } from '../answer/answer.js';
import { fallbackReplies } from '../answer/messages.js';
import type { CorpusCards } from '../corpus/article.js';
import type { Route } from './route-question.js';

/** The answer to a question that is not searched for: small talk, a person in need, a command. */
export function replyToRoute(route: Route, question: string, corpus: CorpusCards, frame: AnswerFrame): QuotelessAnswer {
  const base = { ...frame, standaloneQuestion: question, citations: [], signposts: [], suggestions: [] } as const;
  switch (route.kind) {
    case 'small-talk':
      return {
        ...base,
        status: 'small-talk',
        reason: route.talk,
        text: corpus.replies[route.talk] ?? fallbackReplies[route.talk],
      };
    case 'command':
      return {
        ...base,
        status: 'declined',
        reason: 'command',
        text: corpus.replies.command ?? fallbackReplies.command,
      };
    case 'need': {
      const signposts = corpus.signposts.filter(({ needs }) => needs.includes(route.need));
      const text = corpus.replies[route.need] ?? fallbackReplies['person-in-need'];
      return { ...base, status: 'signposted', reason: 'person-in-need', text, signposts };
    }
  }
}
