import { satisfies } from 'semver';
import type { Advisory } from './read-advisories.js';
import type { LockedPackage } from './read-lock.js';
import { policy } from './policy.js';

export interface Finding {
  readonly kind: 'licence' | 'install-script' | 'origin' | 'integrity' | 'version' | 'advisory';
  readonly package: string;
  readonly text: string;
}

/** What is wrong with the pinned packages, by the policy and the advisories. Empty where nothing is. */
export function checkSupplyChain(
  packages: readonly LockedPackage[],
  advisories: readonly Advisory[],
): readonly Finding[] {
  return packages.flatMap((locked) => [
    ...checkOrigin(locked),
    ...checkLicence(locked),
    ...findKnownHoles(locked, advisories),
  ]);
}

function checkOrigin({ name, version, resolved, integrity, hasInstallScript }: LockedPackage): readonly Finding[] {
  const found: Finding[] = [];
  const add = (kind: Finding['kind'], text: string) => found.push({ kind, package: `${name} ${version}`, text });
  if (!/^\d+\.\d+\.\d+/u.test(version)) add('version', 'has no version in the lock file');
  // No address means the registry that npm is set to; the digest says what has to come from there.
  if (resolved !== null && !resolved.startsWith(policy.registry))
    add('origin', `comes from ${resolved}, not the npm registry`);
  if (!integrity?.startsWith('sha512-')) add('integrity', 'has no SHA-512 digest in the lock file');
  if (hasInstallScript && !(name in policy.installScripts))
    add(
      'install-script',
      'runs a script when it is installed. Read the script, then name it in policy.ts or drop the package',
    );
  return found;
}

function checkLicence({ name, version, licence }: LockedPackage): readonly Finding[] {
  const excepted = Object.keys(policy.exceptions).some((prefix) => name.startsWith(prefix));
  if (excepted || (licence !== null && isAllowed(licence))) return [];
  const text = `has the licence ${licence ?? '(none given)'}, which policy.ts does not allow`;
  return [{ kind: 'licence', package: `${name} ${version}`, text }];
}

/** Whether an SPDX expression can be met by allowed licences alone: every part of an `AND`, one of an `OR`. */
export function isAllowed(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/u, '$1');
  return bare
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => (policy.licences as readonly string[]).includes(part)));
}

function findKnownHoles({ name, version }: LockedPackage, advisories: readonly Advisory[]): readonly Finding[] {
  return advisories
    .filter(
      (advisory) => advisory.package === name && satisfies(version, advisory.vulnerable, { includePrerelease: true }),
    )
    .map(({ id, severity, vulnerable }) => ({
      kind: 'advisory',
      package: `${name} ${version}`,
      text: `is in ${vulnerable}, which ${id} (${severity}) is about`,
    }));
}
