import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkSupplyChain, isAllowed } from '../../../scripts/supply-chain/check-supply-chain.js';
import { listDifferences } from '../../../scripts/supply-chain/digest-folder.js';
import { countLicences, formatLicences } from '../../../scripts/supply-chain/list-licences.js';
import { makeSbom } from '../../../scripts/supply-chain/make-sbom.js';
import { policy } from '../../../scripts/supply-chain/policy.js';
import { readAdvisories, readAudit } from '../../../scripts/supply-chain/read-advisories.js';
import { readLock, type LockedPackage } from '../../../scripts/supply-chain/read-lock.js';

const fromRoot = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const packages = readLock(fromRoot('package-lock.json'));
const { advisories } = readAdvisories(fromRoot('scripts/supply-chain/advisories.json'));

const good: LockedPackage = {
  name: 'good',
  version: '1.2.3',
  path: 'node_modules/good',
  licence: 'MIT',
  resolved: 'https://registry.npmjs.org/good/-/good-1.2.3.tgz',
  integrity: 'sha512-abc',
  hasInstallScript: false,
  development: false,
};
const kinds = (changed: Partial<LockedPackage>) =>
  checkSupplyChain(
    [{ ...good, ...changed }],
    [{ id: 'GHSA-aaaa-bbbb-cccc', package: 'good', vulnerable: '<1.2.3', severity: 'high' }],
  ).map(({ kind }) => kind);

describe('the packages of this repository', () => {
  it('keep the policy and are in no known hole', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(checkSupplyChain(packages, advisories)).toEqual([]);
  });

  it('are named in the policy only where they are used', () => {
    const scripted = new Set(packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name));
    expect(Object.keys(policy.installScripts).filter((name) => !scripted.has(name))).toEqual([]);
    const unused = Object.keys(policy.exceptions).filter(
      (prefix) => !packages.some(({ name, licence }) => name.startsWith(prefix) && !isAllowed(licence ?? '')),
    );
    expect(unused).toEqual([]);
  });

  it('are all counted by licence', () => {
    const rows = countLicences(packages);
    expect(rows.map(({ licence }) => licence)).toContain('Apache-2.0');
    expect(formatLicences(rows).split('\n')).toHaveLength(rows.length + 1);
  });
});

describe('checkSupplyChain', () => {
  it.each<[string, Partial<LockedPackage>, readonly string[]]>([
    ['nothing of a good package', {}, []],
    ['another registry', { resolved: 'https://example.org/good.tgz' }, ['origin']],
    ['a missing digest', { integrity: null }, ['integrity']],
    ['a weak digest', { integrity: 'sha1-abc' }, ['integrity']],
    ['a script that nobody read', { hasInstallScript: true }, ['install-script']],
    ['a licence that binds', { licence: 'AGPL-3.0-only' }, ['licence']],
    ['no licence', { licence: null }, ['licence']],
    ['a known hole', { version: '1.2.2' }, ['advisory']],
    ['a pre-release of a known hole', { version: '1.2.2-beta.1' }, ['advisory']],
    ['a range in place of a version', { version: '^1' }, ['version']],
  ])('finds %s', (_, changed, found) => {
    expect(kinds(changed)).toEqual(found);
  });

  it('lets a registry of one’s own stand where the lock file names none', () => {
    expect(kinds({ resolved: null })).toEqual([]);
  });
});

describe('isAllowed', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['MIT AND Zlib', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only', false],
    ['', false],
  ])('judges %j', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed);
  });
});

describe('advisories', () => {
  it('are refused where a range is none', () => {
    const list = { date: '2026-01-01', source: '', advisories: [{ ...advisories[0], vulnerable: 'before 2' }] };
    expect(() => readAdvisories(JSON.stringify(list))).toThrow(/range/u);
  });

  it('are read from what npm audit prints, each once', () => {
    const cause = {
      name: 'ws',
      url: 'https://github.com/advisories/GHSA-3h5v-q93c-6h6q',
      severity: 'high',
      range: '<8.17.1',
    };
    const printed = { vulnerabilities: { ws: { via: [cause] }, engine: { via: ['ws', cause] } } };
    const told = { id: 'GHSA-3h5v-q93c-6h6q', package: 'ws', vulnerable: '<8.17.1', severity: 'high' };
    expect(readAudit(JSON.stringify(printed))).toEqual([told]);
  });
});

describe('makeSbom', () => {
  const printed = (serialNumber: string, timestamp: string, order: readonly string[]) =>
    JSON.stringify({
      bomFormat: 'CycloneDX',
      serialNumber,
      metadata: { timestamp, component: { 'bom-ref': 'practice-voices@1.0.0', name: serialNumber, version: '1.0.0' } },
      components: order.map((name) => ({ 'bom-ref': `${name}@1`, name, version: '1' })),
    });

  it('keeps nothing that differs from one run to the next', () => {
    const one = makeSbom(printed('urn:1', '2026-01-01', ['a', 'b']));
    expect(one).toEqual(makeSbom(printed('urn:2', '2026-01-02', ['b', 'a'])));
    expect(JSON.stringify(one)).toContain('"name":"practice-voices"');
  });
});

describe('listDifferences', () => {
  it('names what differs and what one side lacks', () => {
    const one = new Map([
      ['a', '1'],
      ['b', '1'],
      ['c', '1'],
    ]);
    const other = new Map([
      ['a', '1'],
      ['b', '2'],
      ['d', '1'],
    ]);
    expect(listDifferences(one, other)).toEqual(['b', 'c', 'd']);
  });
});
