import { html } from 'hono/html';
import type { Problem } from '../problem.js';
import { type Markup, layOutPage } from './layout.js';
import { linkPage, type PageReader } from './page-reader.js';
import { showWays, storyLang } from './show-contact.js';
import { pagePaths } from './wants-page.js';

export interface FaultView {
  readonly problem: Problem;
  readonly reader: PageReader;
  /** Seconds to wait, where the response says so. */
  readonly waitSeconds: number | null;
  /** Whether a form was sent, which the browser may still have. */
  readonly posted: boolean;
}

/** A page that says that the service can’t do what was asked, and what to do. */
export function showFault(view: FaultView): Markup {
  const { reader, problem } = view;
  const { heading, paragraphs } = describeFault(view);
  const isOff = problem.code === 'switched-off';
  const main = html`<h1>${heading}</h1>
    ${paragraphs}
    ${problem.status !== 503 && html`<p><a href="${linkPage(reader, pagePaths.ask)}">${reader.words.fault.toAsk}</a></p>`}
    ${(isOff || problem.status >= 500) && reader.contact && showPerson(view)}`;
  return layOutPage({ title: heading, main, reader });
}

function describeFault({ problem, reader, waitSeconds, posted }: FaultView): {
  readonly heading: string;
  readonly paragraphs: readonly Markup[];
} {
  const { wording, words } = reader;
  const { fault } = words;
  const say = (heading: string, ...texts: string[]) => ({
    heading,
    paragraphs: texts.map((text) => html`<p>${text}</p>`),
  });
  // Details of a problem are English.
  const quoteDetail = html`<p lang="${storyLang}">${problem.detail}</p>`;
  switch (problem.code) {
    case 'switched-off':
      return { heading: fault.switchedOff, paragraphs: [html`<p>${problem.detail}</p>`] };
    case 'rate-limited':
      return say(fault.tooMany, wording.tooMany(waitSeconds), ...(posted ? [fault.mayBeBack] : []));
    case 'not-found':
      return say(fault.notFound, fault.notFoundText);
    case 'method-not-allowed':
    case 'unsupported-media-type':
      return say(fault.notTaken, fault.notTakenText);
    case 'body-too-large':
      return say(fault.notTaken, fault.tooLarge);
    case 'local-only':
    case 'origin-not-allowed':
    case 'key-required':
    case 'key-not-accepted':
      return { heading: fault.refused, paragraphs: [quoteDetail] };
    case 'timed-out':
      return say(fault.service, wording.timedOut);
    default:
      return problem.status >= 500
        ? say(fault.service, fault.later)
        : { heading: fault.problem, paragraphs: [quoteDetail] };
  }
}

function showPerson({ reader: { contact, wording } }: FaultView): Markup {
  return html`<h2>${wording.person}</h2>
    <p>${contact?.name}</p>
    ${contact && showWays(contact, wording)}`;
}
