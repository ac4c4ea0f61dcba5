import type { Wording } from '../wording/wording.js';
import type { Introduction } from './api-client.js';
import { build } from './build-element.js';

/** What is said before the first question: what this is, what it knows, what it can’t do. The page’s greeting comes first. */
export function renderIntroduction(
  introduction: Introduction | null,
  greeting: string | null,
  wording: Wording,
): readonly HTMLElement[] {
  const known = introduction?.known ?? null;
  const about = known === null ? wording.whatIAm : `${wording.whatIAm} ${wording.whatIKnow(known)}`;
  return [
    greeting === null ? null : build('p', { dir: 'auto' }, greeting),
    build('p', {}, about),
    build('p', {}, wording.whatICannot),
    build('p', { class: 'hint' }, wording.tabOnly),
  ].filter((paragraph) => paragraph !== null);
}
