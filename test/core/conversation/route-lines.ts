import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { routeQuestion } from '../../../src/core/conversation/route-question.js';

const line = z.object({ id: z.string(), route: z.string(), question: z.string(), kept: z.boolean().optional() });

export type RouteLine = z.infer<typeof line>;

/** The labelled lines of a file in `test/eval`. */
export function readRouteLines(file: string): readonly RouteLine[] {
  const text = readFileSync(new URL(`../../eval/${file}`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((row) => line.parse(JSON.parse(row)));
}

/** The label of the route that a question takes, as the files write it. */
export function labelRoute(question: string): string {
  const route = routeQuestion(question);
  if (route === null) return 'none';
  if (route.kind === 'need') return `signposted:${route.need}`;
  return route.kind === 'command' ? 'command' : `small-talk:${route.talk}`;
}

/** `small-talk`, `signposted`, `command` or `none`. */
export function coarse(label: string): string {
  return label.split(':')[0] ?? label;
}
