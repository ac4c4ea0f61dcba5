import { z } from 'zod';

/** One installed package as the lock file pins it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Folder, from the repository's root: one name may be there in several versions. */
  readonly path: string;
  /** As its own package.json says; null where it says nothing. */
  readonly licence: string | null;
  readonly resolved: string | null;
  readonly integrity: string | null;
  readonly hasInstallScript: boolean;
  /** Only for developing: nobody who runs the service has it. */
  readonly development: boolean;
}

const lockFile = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().default(false),
      dev: z.boolean().default(false),
    }),
  ),
});

/**
 * Every package of a package-lock.json but the project itself, in the file's order.
 * @throws ZodError where it is no lock file of version 3.
 */
export function readLock(json: string): readonly LockedPackage[] {
  const { packages } = lockFile.parse(JSON.parse(json));
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (path === '') return [];
    return {
      name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      path,
      licence: entry.license ?? null,
      resolved: entry.resolved ?? null,
      integrity: entry.integrity ?? null,
      hasInstallScript: entry.hasInstallScript,
      development: entry.dev,
    };
  });
}
