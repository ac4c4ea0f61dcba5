import { html } from 'hono/html';
import type { Wording } from '../../wording/wording.js';
import type { Contact } from '../access/site.js';
import type { Markup } from './layout.js';

/** Language of the stories and of what the service says around them. */
export const storyLang = 'en-GB';

/** Ways to reach somebody as a list of links. Nothing that is not a plain number, address or web address becomes one. */
export function showWays({ name, phone, email, url }: Contact, wording: Wording): Markup {
  const number = phone?.replace(/[^+\d]/gu, '') ?? '';
  return html`<ul class="ways">
    ${number !== '' && phone !== null && html`<li><a href="tel:${number}">${wording.call(phone)}</a></li>`}
    ${isMailAddress(email) && html`<li><a href="mailto:${email}">${wording.email(email)}</a></li>`}
    ${isWebAddress(url) && html`<li><a href="${url}">${wording.website(name)}</a></li>`}
  </ul>`;
}

/** An address comes from the corpus or a file: a script in one must never become a link. */
export function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//iu.test(url);
}

// One address only: anything else could carry a subject, a body or a list of people.
function isMailAddress(email: string | null): email is string {
  return email !== null && /^[^\s@?&,;]+@[^\s@?&,;]+$/u.test(email);
}
