import type { Site } from './site.js';

/** Who sent a request, as far as it was proved. */
export type Caller =
  /** A program or a browser on the machine itself. */
  | { readonly kind: 'local' }
  /** Somebody who reads our own pages. */
  | { readonly kind: 'page' }
  /** A browser on a page of one of the sites. */
  | { readonly kind: 'site'; readonly site: Site }
  /** A server with a key; `site` where the key speaks for one. */
  | { readonly kind: 'key'; readonly id: string; readonly site: Site | null };

/** Names a caller for the log and for counting. Only ids of ours are in it, nothing that the caller wrote. */
export function nameCaller(caller: Caller): string {
  if (caller.kind === 'site') return `site:${caller.site.id}`;
  return caller.kind === 'key' ? `key:${caller.id}` : caller.kind;
}

/** The site that a caller speaks for; null where it speaks for none. */
export function siteOf(caller: Caller): Site | null {
  return caller.kind === 'site' || caller.kind === 'key' ? caller.site : null;
}
