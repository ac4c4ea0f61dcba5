import { html } from 'hono/html';
import type { Council } from '../../core/corpus/article.js';
import { limits } from '../../core/options.js';
import type { Markup } from './layout.js';
import { linkPage, type PageReader } from './page-reader.js';
import type { PageForm } from './read-form.js';
import { storyLang } from './show-contact.js';
import { pagePaths } from './wants-page.js';

/** What is wrong, and beside which field it stands. */
export interface PageFault {
  readonly field: 'question' | 'council' | null;
  readonly text: string;
}

/** What the form shows. What was typed is in it, so that nothing typed is lost. */
export interface FormView extends PageForm {
  readonly reader: PageReader;
  readonly fault: PageFault | null;
  readonly councils: readonly Council[];
}

export function showForm(view: FormView): Markup {
  const { wording, words } = view.reader;
  const fault = view.fault?.field === 'question' ? view.fault.text : null;
  return html`<form method="post" action="${actionOf(view)}" novalidate>
    ${carryTurns(view)}
    <div class="field ${fault !== null && 'fault'}">
      <h2><label for="question">${view.carried.turns === '' ? wording.question : words.ask.askAnother}</label></h2>
      <p class="hint" id="question-hint">${words.ask.hint(limits.maxQuestionChars)}</p>
      ${showFieldFault(view, 'question', fault)}
      <textarea
        id="question"
        name="question"
        rows="3"
        dir="auto"
        ${fault === null ? '' : html`aria-invalid="true"`}
        aria-describedby="${describedBy('question', fault)}"
      >
${view.question}</textarea>
    </div>
    ${showCouncils(view)}
    <button type="submit">${wording.ask}</button>
  </form>`;
}

/** Questions as buttons that ask. */
export function showSuggestions(view: FormView, suggestions: readonly string[], heading: string): Markup {
  return html`<h2 id="suggestions-heading">${heading}</h2>
    <form class="offers" method="post" action="${actionOf(view)}">
      ${carryTurns(view)}
      <input type="hidden" name="council" value="${view.council}" />
      <ul class="suggestions" aria-labelledby="suggestions-heading">
        ${suggestions.map(
          (text) =>
            html`<li><button type="submit" name="question" value="${text}" lang="${storyLang}">${text}</button></li>`,
        )}
      </ul>
    </form>`;
}

function showCouncils(view: FormView): Markup {
  const { ask } = view.reader.words;
  const fault = view.fault?.field === 'council' ? view.fault.text : null;
  return html`<div class="field ${fault !== null && 'fault'}">
    <label for="council">${ask.council}</label>
    <p class="hint" id="council-hint">${ask.councilHint}</p>
    ${showFieldFault(view, 'council', fault)}
    <select id="council" name="council" aria-describedby="${describedBy('council', fault)}">
      <option value="">${ask.allCouncils}</option>
      ${view.councils.map(
        ({ id, name }) => html`<option value="${id}" ${id === view.council ? 'selected' : ''}>${name}</option>`,
      )}
    </select>
  </div>`;
}

function showFieldFault({ reader }: FormView, field: string, fault: string | null): Markup | '' {
  if (fault === null) return '';
  const { wording } = reader;
  return html`<p class="fault-text" id="${field}-fault">
    <span class="hidden-visually">${wording.error} </span>${fault}
  </p>`;
}

function describedBy(field: string, fault: string | null): string {
  return fault === null ? `${field}-hint` : `${field}-hint ${field}-fault`;
}

function carryTurns({ carried }: FormView): Markup {
  return html`<input type="hidden" name="turns" value="${carried.turns}" />
    <input type="hidden" name="mark" value="${carried.mark}" />`;
}

// Language and site stand in the address, so that a page that refuses the form before reading it knows them too.
function actionOf({ reader }: FormView): string {
  return `${linkPage(reader, pagePaths.ask)}#answer`;
}
