/** `npm run check:supply-chain`: licences, origin, install scripts and known holes of every pinned package. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { checkSupplyChain } from './supply-chain/check-supply-chain.js';
import { countLicences, formatLicences } from './supply-chain/list-licences.js';
import { readAdvisories, readAudit } from './supply-chain/read-advisories.js';
import { readLock } from './supply-chain/read-lock.js';

const fromRoot = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

new Command('check:supply-chain')
  .description('Checks every package that the lock file pins. Reads nothing but files of the repository.')
  .option('--audit <file>', 'add what `npm audit --json` told')
  .option('--licences', 'print the packages by licence instead', false)
  .action(({ audit, licences }: { readonly audit?: string; readonly licences: boolean }) => {
    const packages = readLock(fromRoot('package-lock.json'));
    if (licences) {
      console.log(formatLicences(countLicences(packages)));
      return;
    }
    const { date, advisories } = readAdvisories(fromRoot('scripts/supply-chain/advisories.json'));
    const told = audit === undefined ? [] : readAudit(readFileSync(audit, 'utf8'));
    const findings = checkSupplyChain(packages, [...advisories, ...told]);
    for (const finding of findings) console.error(`${finding.kind}: ${finding.package} ${finding.text}.`);
    console.log(
      `${packages.length} packages, ${findings.length} findings; ${advisories.length} advisories of ${date}` +
        (audit === undefined ? '.' : ` and ${told.length} of the audit.`),
    );
    process.exitCode = findings.length > 0 ? 1 : 0;
  })
  .parse();
