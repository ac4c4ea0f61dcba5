import { build } from './build-element.js';

/** Tells a screen reader one sentence at a time. */
export interface Announcer {
  readonly regions: readonly HTMLElement[];
  readonly say: (text: string) => void;
}

/**
 * Makes two polite regions that take turns, so that the same sentence twice in a row is read twice. The transcript is in
 * neither: nothing is read out a second time.
 */
export function createAnnouncer(): Announcer {
  const first = build('div', { role: 'status', class: 'unseen' });
  const second = build('div', { role: 'status', class: 'unseen' });
  let [next, other] = [first, second];
  return {
    regions: [first, second],
    say: (text) => {
      other.textContent = '';
      next.textContent = text;
      [next, other] = [other, next];
    },
  };
}
