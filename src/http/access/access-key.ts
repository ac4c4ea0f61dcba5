import { timingSafeEqual } from 'hono/utils/buffer';

/** What is kept of a key. The secret is not among it. */
export interface StoredKey {
  readonly id: string;
  /** Whom the key was given to, in the words of the person who made it. */
  readonly name: string;
  /** Id of the site that the key speaks for, whose council is searched by default. */
  readonly site: string | null;
  /** ISO 8601 times. */
  readonly created: string;
  readonly revoked: string | null;
  /**
   * Hex SHA-256 of the secret. A plain hash is enough: the secret is 256 random bits, which no guessing finds, so the slow
   * hashing that a person's password needs would only make every request slow.
   */
  readonly sha256: string;
}

/** Where keys are kept. Asked at every request that carries a key, so a key that is revoked there is refused from then on. */
export interface KeyStore {
  /** The key with this id, revoked or not; null where there is none. */
  find(id: string): Promise<StoredKey | null>;
}

const keyPattern = /^pv_([a-z0-9]{10})_([\w-]{43})$/u;

/** Draws a new key. `token` is what the caller sends; it is shown once and can't be had again from `stored`. */
export async function drawKey(
  about: Pick<StoredKey, 'name' | 'site' | 'created'>,
): Promise<{ readonly token: string; readonly stored: StoredKey }> {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => (byte & 31).toString(32)).join('');
  const secret = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const { name, site, created } = about;
  const stored = { id, name, site, created, revoked: null, sha256: await hashSecret(secret) };
  return { token: `pv_${id}_${secret}`, stored };
}

/** Gives the stored key whose token this is; null where it is malformed, unknown, revoked or has another secret. */
export async function checkToken(token: string, keys: KeyStore): Promise<StoredKey | null> {
  const [, id = '', secret = ''] = keyPattern.exec(token) ?? [];
  if (id === '') return null;
  const hash = await hashSecret(secret);
  const stored = await keys.find(id);
  if (stored === null || !(await timingSafeEqual(hash, stored.sha256)) || stored.revoked !== null) return null;
  return stored;
}

async function hashSecret(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
