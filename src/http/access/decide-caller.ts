import type { ProblemCode } from '../problem.js';
import type { Caller } from './caller.js';
import { isLoopbackAddress, isLoopbackName } from './network-address.js';
import { listsOrigin, type Site } from './site.js';

/** What is known of a request before its body is read. */
export interface RequestFacts {
  readonly method: string;
  readonly path: string;
  /** Address that the request was sent to, from its `Host`. */
  readonly target: URL;
  readonly origin: string | null;
  /** `Sec-Fetch-Site`, which a page's script can't set. */
  readonly fetchSite: string | null;
  /** `Voices-Site` */
  readonly siteId: string | null;
  readonly clientAddress: string | null;
  /** True where a proxy that is not trusted left its mark: the peer is then not the client. */
  readonly cameThroughProxy: boolean;
}

export interface Refusal {
  readonly refused: ProblemCode;
  readonly detail: string;
}

/** True for what programs call; the rest are pages and files for people. */
export function isApi(path: string): boolean {
  return path.startsWith('/v1/') || path === '/mcp';
}

/**
 * Decides who a caller without a key is. With `sites` null nothing is set up, and only the machine itself may call, under a
 * name of its own, so that neither another machine nor a website whose DNS name was bent to this one gets in. With sites,
 * pages and files are for everybody, the API is for our own pages, for listed origins and for the machine itself.
 */
export function decideCaller(facts: RequestFacts, sites: readonly Site[] | null): Caller | Refusal {
  const local = isLocal(facts);
  if (sites === null && !local) return refusals.localOnly;
  const guarded = isApi(facts.path) || !['GET', 'HEAD', 'OPTIONS'].includes(facts.method);
  if (guarded && comesFromElsewhere(facts)) {
    if (!isApi(facts.path)) return refusals.foreignForm;
    return sites === null ? refusals.noSites : decideSite(facts, sites);
  }
  if (local) return { kind: 'local' };
  // A browser says one of the two when a page of ours calls the API. Without both it is a program.
  const fromPage = facts.origin !== null || facts.fetchSite !== null;
  return isApi(facts.path) && !fromPage ? refusals.keyRequired : { kind: 'page' };
}

function decideSite({ origin, siteId }: RequestFacts, sites: readonly Site[]): Caller | Refusal {
  if (siteId === null) return refusals.noSiteId;
  const site = sites.find(({ id }) => id === siteId);
  if (site === undefined) return refusals.unknownSite;
  return origin !== null && listsOrigin(site, origin) ? { kind: 'site', site } : refusals.originNotListed;
}

function isLocal(facts: RequestFacts): boolean {
  const { clientAddress, cameThroughProxy, fetchSite, target } = facts;
  if (clientAddress === null || cameThroughProxy) return false;
  // Our own page, seen under another name than the request's: a proxy on this machine hides where it came from.
  if (fetchSite === 'same-origin' && hasOtherOrigin(facts)) return false;
  return isLoopbackAddress(clientAddress) && isLoopbackName(target.hostname);
}

function comesFromElsewhere(facts: RequestFacts): boolean {
  const { fetchSite } = facts;
  return fetchSite === null ? hasOtherOrigin(facts) : fetchSite !== 'same-origin' && fetchSite !== 'none';
}

// An origin's scheme is not compared with ours: in front of us TLS may have ended.
function hasOtherOrigin({ origin, target }: RequestFacts): boolean {
  return origin !== null && origin !== `http://${target.host}` && origin !== `https://${target.host}`;
}

const refusals = {
  localOnly: {
    refused: 'local-only',
    detail:
      'Nobody but the machine itself may use this service yet. The people who run it can let others in with VOICES_SITES_FILE.',
  },
  noSites: {
    refused: 'origin-not-allowed',
    detail: 'No website may use this service yet. The people who run it can let this one in with VOICES_SITES_FILE.',
  },
  noSiteId: {
    refused: 'origin-not-allowed',
    detail: 'The request does not say for which site it is. Send the header Voices-Site with the id of the site.',
  },
  unknownSite: {
    refused: 'origin-not-allowed',
    detail: 'No site has the id that Voices-Site names. Ask the people who run the service for the right id.',
  },
  originNotListed: {
    refused: 'origin-not-allowed',
    detail:
      'This origin is not on the list of the site. Ask the people who run the service to add it, with scheme and host as the browser shows them.',
  },
  foreignForm: {
    refused: 'origin-not-allowed',
    detail: 'This form was sent from another website. Open this page and ask your question here.',
  },
  keyRequired: {
    refused: 'key-required',
    detail: 'Programs need a key. Send it with the header Authorization: Bearer.',
  },
} as const satisfies Record<string, Refusal>;
