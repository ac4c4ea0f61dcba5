/** `npm run sbom`: the software bill of materials of what those have who run the service, as CycloneDX. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeSbom } from './supply-chain/make-sbom.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const options = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--omit', 'dev'];
const printed = execFileSync('npm', options, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const sbom = makeSbom(printed);
mkdirSync(`${root}/artefacts`, { recursive: true });
writeFileSync(`${root}/artefacts/sbom.cdx.json`, `${JSON.stringify(sbom, null, 2)}\n`);
console.log(`artefacts/sbom.cdx.json: ${sbom.components.length} packages.`);
