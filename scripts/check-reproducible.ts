/**
 * `npm run check:reproducible`: builds the last commit twice, in two folders of different names, and compares every byte
 * of what was built: command, server, widget, Worker and index.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestFolder, listDifferences } from './supply-chain/digest-folder.js';

const root = fileURLToPath(new URL('..', import.meta.url));
mkdirSync(join(root, 'artefacts'), { recursive: true });
const scratch = mkdtempSync(join(root, 'artefacts', 'build-'));

function buildIn(name: string): ReadonlyMap<string, string> {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync('git', ['archive', 'HEAD'], { cwd: root, maxBuffer: 256 * 1024 * 1024 });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  // Linked file by file: a bundler looks behind a linked folder, and would see one and the same place.
  execFileSync('cp', ['-al', join(root, 'node_modules'), join(folder, 'node_modules')]);
  for (const script of ['build', 'build:index', 'build:worker']) {
    console.error(`${name}: npm run ${script}`);
    execFileSync('npm', ['run', '--silent', script], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const built = new Map([...digestFolder(join(folder, 'dist'))].map(([path, digest]) => [`dist/${path}`, digest]));
  for (const [path, digest] of digestFolder(join(folder, 'index'))) built.set(`index/${path}`, digest);
  return built;
}

try {
  const first = buildIn('one');
  const second = buildIn('another/deeper');
  const differences = listDifferences(first, second);
  for (const path of differences) console.error(`differs: ${path}`);
  console.log(`${first.size} files built twice, ${differences.length} differ.`);
  process.exitCode = differences.length > 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
