import { z } from 'zod';
import { ModelFault } from './model-fault.js';

/** A file as the hub describes it. */
export interface HubFile {
  readonly path: string;
  readonly bytes: number;
  /** How its content is told: SHA-256 of large files, git's object id of small ones. */
  readonly digest: { readonly kind: 'sha256' | 'git'; readonly hex: string };
}

export interface HubModel {
  readonly id: string;
  /** Commit that the files are of. */
  readonly revision: string;
  readonly files: readonly HubFile[];
}

export interface Hub {
  /** Address of the hub or of a mirror of it, without a slash at its end. */
  readonly url: string;
  readonly fetch: typeof fetch;
}

const listingSchema = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/u),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.int().nonnegative().optional(),
      blobId: z
        .string()
        .regex(/^[0-9a-f]{40}$/u)
        .optional(),
      lfs: z
        .object({ sha256: z.string().regex(/^[0-9a-f]{64}$/u), size: z.int().nonnegative() })
        .nullish(),
    }),
  ),
});

/**
 * Lists a model's files at a branch, tag or commit, with their sizes and digests.
 * @throws ModelFault where the hub can't be reached, has no such model or revision, or doesn't answer as a hub does.
 */
export async function describeHubModel(hub: Hub, id: string, revision: string): Promise<HubModel> {
  const url = `${hub.url}/api/models/${encodePath(id)}/revision/${encodeURIComponent(revision)}?blobs=true`;
  const response = await hub.fetch(url, { headers: { Accept: 'application/json' } }).catch((cause: unknown) => {
    throw new ModelFault(`The hub at ${hub.url} can't be reached. Check the network, or set VOICES_HUB_URL.`, { cause });
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw refuse(response.status, `${id} at revision '${revision}'`, hub.url);
  }
  const listing = listingSchema.safeParse(await response.json().catch(() => null));
  if (!listing.success) throw new ModelFault(`${hub.url} doesn't describe models as a hub does. Check VOICES_HUB_URL.`);
  const { sha, siblings } = listing.data;
  if (/^[0-9a-f]{40}$/u.test(revision) && sha !== revision)
    throw new ModelFault(`The hub was asked for revision ${revision} of ${id} and described ${sha}.`);
  const files = siblings.flatMap(({ rfilename: path, size, blobId, lfs }): HubFile[] => {
    if (lfs) return [{ path, bytes: lfs.size, digest: { kind: 'sha256', hex: lfs.sha256 } }];
    if (size === undefined || blobId === undefined) return [];
    return [{ path, bytes: size, digest: { kind: 'git', hex: blobId } }];
  });
  if (siblings.length > 0 && files.length === 0)
    throw new ModelFault(`${hub.url} tells no digests, so what it sends can't be checked. Use another hub.`);
  return { id, revision: sha, files };
}

/** Address of one file's content at a commit. */
export function findFileUrl({ url }: Hub, { id, revision }: HubModel, path: string): string {
  return `${url}/${encodePath(id)}/resolve/${revision}/${encodePath(path)}`;
}

/** What a refusal means and what can be done. */
export function refuse(status: number, what: string, hubUrl: string): ModelFault {
  if (status === 404) return new ModelFault(`The hub at ${hubUrl} has no ${what}. Check the name.`);
  if (status === 401 || status === 403)
    return new ModelFault(
      `The hub at ${hubUrl} doesn't give ${what} to everybody: there is no such model, or it asks for an account. ` +
        'Check the name, or download it yourself and add its folder.',
    );
  return new ModelFault(`The hub at ${hubUrl} answered ${status} for ${what}. Run the command again later.`);
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
