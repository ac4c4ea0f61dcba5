import type { AnswerBody } from '../http/contract/ask.js';
import type { Wording } from '../wording/wording.js';
import { build, buildHidden } from './build-element.js';
import { renderLink, storyLang } from './render-quote.js';
import { type Contact, isReachable, toWebAddress } from './settings.js';

/** Help lines in a panel of their own, calm and complete. */
export function renderSignposts(signposts: AnswerBody['signposts'], wording: Wording): HTMLElement | null {
  if (signposts.length === 0) return null;
  const items = signposts.map(({ name, text, phone, url }) =>
    build(
      'li',
      {},
      build('p', { class: 'who', lang: storyLang }, name),
      build('p', { lang: storyLang }, text),
      renderWays({ name, phone, url: toWebAddress(url), email: null }, wording),
    ),
  );
  return build(
    'section',
    { class: 'help', part: 'help' },
    build('h4', {}, wording.helpLines),
    build('ul', { role: 'list' }, ...items),
  );
}

/** How to reach a person; null where the page names nobody. */
export function renderContact(contact: Contact, wording: Wording): HTMLElement | null {
  if (!isReachable(contact)) return null;
  return build(
    'section',
    { class: 'person', part: 'contact' },
    build('h4', {}, wording.person),
    build('p', {}, wording.personText),
    contact.name === null ? null : build('p', { class: 'who' }, contact.name),
    renderWays(contact, wording),
  );
}

function renderWays({ name, phone, url, email }: Contact, wording: Wording): HTMLElement {
  const number = phone?.replace(/[^+\d]/gu, '') ?? '';
  const ways = [
    number === '' ? null : build('a', { href: `tel:${number}` }, wording.call(phone ?? '')),
    // One address only: anything else could carry a subject, a body or a list of people.
    email !== null && /^[^\s@?&,;]+@[^\s@?&,;]+$/u.test(email)
      ? build('a', { href: `mailto:${email}` }, wording.email(email))
      : null,
    url === null ? null : renderLink(url, wording.website(name ?? new URL(url).hostname), wording),
  ].filter((way) => way !== null);
  return build('p', { class: 'ways' }, ...ways.flatMap((way, at) => (at === 0 ? [way] : [buildHidden(', '), way])));
}
