import type { WidgetScript } from '../../http/routes/widget.js';
import { readAsset, type AssetSource } from './read-asset.js';

/** Reads the built widget and its digest for Subresource Integrity; null where the build had none. */
export async function readAssetWidget(assets: AssetSource): Promise<WidgetScript | null> {
  const bytes = await readAsset(assets, 'widget.js');
  if (bytes === null) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  return { script: new TextDecoder().decode(bytes), integrity: `sha384-${btoa(String.fromCharCode(...digest))}` };
}
