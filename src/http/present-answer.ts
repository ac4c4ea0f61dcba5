import type { Answer, Citation } from '../core/answer/answer.js';
import type { AnswerBody, CitationBody } from './contract/ask.js';
import { linkToQuote } from './text-fragment.js';

/** Gives the body that the API, the `ask` command and the page show for an answer. What is not known is null. */
export function presentAnswer(answer: Answer): AnswerBody {
  return {
    id: answer.id,
    status: answer.status,
    reason: answer.reason,
    text: answer.text,
    standaloneQuestion: answer.standaloneQuestion,
    citations: answer.citations.map(presentCitation),
    signposts: answer.signposts.map(({ name, phone, url, text }) => ({ name, phone, url, text })),
    suggestions: [...answer.suggestions],
    searched: { articles: answer.searched.articles, councils: answer.searched.councils },
    indexVersion: answer.indexVersion,
    masked: [...answer.masked],
    ...(answer.trace && {
      trace: { composedBy: answer.trace.composedBy, steps: answer.trace.steps.map((step) => ({ ...step })) },
    }),
  };
}

function presentCitation(citation: Citation): CitationBody {
  const { quote, council } = citation;
  const { article, speaker } = quote;
  return {
    number: citation.number,
    quote: quote.text,
    start: quote.start,
    end: quote.end,
    sha256: citation.sha256,
    before: citation.before,
    after: citation.after,
    speaker: speaker && { name: speaker.name, role: speaker.role, employer: speaker.employer },
    articleId: article.id,
    articleTitle: article.title,
    publisher: article.publisher,
    published: article.published,
    url: article.url === null ? null : linkToQuote(article.url, quote.text),
    council: council && { id: council.id, name: council.name },
    score: citation.score,
  };
}
