import { openFileKeyStore } from './adapters/node/file-key-store.js';
import { findPeerAddress } from './adapters/node/find-peer-address.js';
import { readSites } from './adapters/node/read-sites.js';
import type { Environment } from './environment.js';
import type { Access } from './http/access/access.js';
import { isLoopbackAddress, isLoopbackName } from './http/access/network-address.js';
import { createMemoryRateLimitStore } from './http/access/rate-limit-store.js';

type AccessSettings = Pick<
  Environment,
  'host' | 'sitesFile' | 'keysFile' | 'trustedProxies' | 'asksPerMinute' | 'siteAsksPerMinute' | 'secret'
>;

/**
 * Reads who may call, joins it with what counts requests, and tells the person who starts the server what that comes to. Part
 * of the Node root.
 * @throws AccessFileFault `access-file-invalid` where the file of sites or of keys has faults.
 */
export async function openAccess(settings: AccessSettings, onNotice: (notice: string) => void): Promise<Access> {
  const { sitesFile, keysFile, trustedProxies, asksPerMinute, siteAsksPerMinute, secret } = settings;
  const sites = sitesFile === null ? null : await readSites(sitesFile);
  const keys = keysFile === null ? null : await openFileKeyStore(keysFile, onNotice);
  for (const notice of describeAccess(settings, sites)) onNotice(notice);
  return {
    sites,
    keys,
    findPeerAddress,
    trustedProxies,
    limits: {
      asksPerMinute: asksPerMinute.count,
      siteAsksPerMinute,
      // Where only this machine can call, there is nobody to protect it from.
      limitLocal: sites !== null || asksPerMinute.isSet,
    },
    rateLimitStore: createMemoryRateLimitStore(),
    secret,
  };
}

function describeAccess({ host, keysFile }: AccessSettings, sites: Access['sites']): readonly string[] {
  if (sites !== null) {
    const origins = sites.flatMap((site) => site.origins);
    if (origins.length > 0) return [];
    return ['The file of sites lists no origin: no website but this server’s own page may ask.'];
  }
  const others = keysFile === null ? '' : ' and servers with a key';
  const notice = `No sites are set up: only this machine itself${others} may ask. To let websites in, set VOICES_SITES_FILE.`;
  if (isLoopbackAddress(host) || isLoopbackName(host)) return [notice];
  return [
    notice,
    `VOICES_HOST is '${host}', so others reach this server; they are refused until VOICES_SITES_FILE is set.`,
  ];
}
