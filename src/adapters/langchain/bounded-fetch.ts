import { ChatFault, maxResponseBytes } from '../generator/chat.js';

/**
 * A fetch for one address: it follows no redirection, which would carry the question and the key elsewhere, reads no more
 * than `maxResponseBytes`, and sends no key where there is none to send.
 * @throws ChatFault `too-long` where the response is longer; what the platform's fetch throws.
 */
export function createBoundedFetch(hasKey: boolean): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (!hasKey) headers.delete('Authorization');
    const response = await fetch(input, { ...init, headers, redirect: 'error' });
    const bytes = await readBounded(response);
    return new Response(response.status === 204 ? null : bytes, { status: response.status, headers: response.headers });
  };
}

async function readBounded({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    parts.push(part);
    length += part.length;
    // Leaving the loop closes the connection.
    if (length > maxResponseBytes) throw new ChatFault('too-long');
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
