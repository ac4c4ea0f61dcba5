/** What is used of the binding of a Worker's assets. */
export interface AssetSource {
  readonly fetch: (url: string) => Promise<AssetResponse>;
}

interface AssetResponse {
  readonly ok: boolean;
  readonly body: { readonly cancel: () => Promise<void> } | null;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** Bytes of an asset; null where there is none of this name. @throws Error of the platform's where assets can't be reached. */
export async function readAsset(assets: AssetSource, path: string): Promise<Uint8Array | null> {
  // The host is not looked at: the binding leads to this Worker's own assets.
  const response = await assets.fetch(`https://assets.invalid/${path}`);
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  await response.body?.cancel();
  return null;
}

/** Hex SHA-256, computed by the platform. */
export async function digestBytes(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
