import { refuseColours } from './contrast.js';

/** Refusals that the console has been told of. */
const told = new Set<string>();

/**
 * Where a colour pair of the page can’t be read, ours takes its place, and the browser’s console says why, once. `accented`
 * has the accent colours, `probe` those of links on the panel.
 */
export function applySafeColours(root: HTMLElement, accented: HTMLElement, probe: HTMLElement): void {
  const pairs = [
    { element: accented, name: '--pv-on-accent on --pv-accent', safe: 'safe-accent' },
    { element: probe, name: '--pv-link on the panel', safe: 'safe-link' },
  ];
  for (const { element, name, safe } of pairs) {
    const { color, backgroundColor } = getComputedStyle(element);
    const refusal = refuseColours(color, backgroundColor);
    if (refusal === null) continue;
    root.classList.add(safe);
    if (told.has(refusal)) continue;
    told.add(refusal);
    // eslint-disable-next-line no-console -- The console is where somebody who sets the colours looks.
    console.warn(`practice-voices: ${name} is not used. ${refusal}.`);
  }
}
