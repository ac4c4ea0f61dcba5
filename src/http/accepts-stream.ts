import type { Context } from 'hono';
import { accepts } from 'hono/accepts';

/** One part of an `Accept` header. */
interface MediaRange {
  readonly type: string;
  readonly q: number;
}

const json = 'application/json';
const stream = 'text/event-stream';

/**
 * Whether the caller would rather have events than one JSON body, by the weights in its `Accept` (RFC 9110, 12.5.1). Events
 * are sent only to a caller that names them, at a weight no lower than that of JSON; at the same weight, JSON wins where it
 * is named as well.
 */
export function acceptsStream(c: Context): boolean {
  return accepts(c, { header: 'Accept', supports: [json, stream], default: json, match: preferType }) === stream;
}

function preferType(ranges: readonly MediaRange[]): string {
  const named = ranges.find(({ type }) => type.toLowerCase() === stream);
  if (!named || named.q === 0) return json;
  const other = [json, 'application/*', '*/*']
    .map((type) => ranges.find((range) => range.type.toLowerCase() === type))
    .find((range) => range !== undefined);
  if (!other || other.q < named.q) return stream;
  return other.q === named.q && other.type.toLowerCase() !== json ? stream : json;
}
