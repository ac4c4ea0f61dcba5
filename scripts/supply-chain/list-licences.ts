import type { LockedPackage } from './read-lock.js';

export interface LicenceRow {
  readonly licence: string;
  /** Names, in the order of the alphabet, of what those have who run the service; then of what developers have besides. */
  readonly running: readonly string[];
  readonly developing: readonly string[];
}

/** Packages by licence, the commonest first. */
export function countLicences(packages: readonly LockedPackage[]): readonly LicenceRow[] {
  const byLicence = new Map<string, LockedPackage[]>();
  for (const locked of packages) {
    const licence = locked.licence ?? 'none given';
    byLicence.set(licence, [...(byLicence.get(licence) ?? []), locked]);
  }
  const list = (of: readonly LockedPackage[]) => [...new Set(of.map(({ name }) => name))].sort();
  return [...byLicence]
    .map(([licence, of]) => ({
      licence,
      running: list(of.filter(({ development }) => !development)),
      developing: list(of.filter(({ development }) => development)),
    }))
    .sort((a, b) => b.running.length + b.developing.length - a.running.length - a.developing.length);
}

/** A table, with the names where there are few. */
export function formatLicences(rows: readonly LicenceRow[]): string {
  const few = 8;
  const lines = rows.map(({ licence, running, developing }) => {
    const names = running.length + developing.length <= few ? `  ${[...running, ...developing].join(', ')}` : '';
    return `${licence.padEnd(38)}${String(running.length).padStart(8)}${String(developing.length).padStart(12)}${names}`;
  });
  return [`${'licence'.padEnd(38)}${'running'.padStart(8)}${'developing'.padStart(12)}`, ...lines].join('\n');
}
