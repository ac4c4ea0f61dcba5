import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { partsFolder } from '../../../src/core/retrieval/index-parts.js';
import { damages } from '../damage-file.js';
import { knownRequests } from '../requests.js';
import { startProgram } from '../served.js';
import { describeFolders, type Live, type Stage } from '../stage.js';
import { Findings, type TortureCase, type TortureSettings } from '../torture-case.js';

const [firstRequest] = knownRequests;

/** Every file of an index, harmed under a server that runs and before one that starts. */
export const indexFilesCase: TortureCase = {
  name: 'index-files',
  done:
    'each file of the index truncated, one bit flipped, swapped with the other index’s, missing, emptied, grown; manifests ' +
    'of an older and a newer format; under a running server, and before a server and the command start',
  holds: 'refused by name; the index before goes on in the same words; a start without one says 503 and the command 1',
  async run(stage, settings) {
    const findings = new Findings();
    const live = await stage.openLive(stage.first);
    const files = await listFiles(live.indexDir);
    const served = await stage.serve(live);
    let [refused, taken] = [0, 0];
    const harm = async (path: string, what: string, bytes: Buffer | null): Promise<void> => {
      const whole = await readFile(path);
      // Whoever changes `CURRENT` is noticed without a signal.
      const by = path.endsWith('CURRENT') ? 'watch' : 'signal';
      const outcome = await served.reloadAfter(() => put(path, bytes), by);
      if (outcome === 'refused') refused += 1;
      else taken += 1;
      findings.check(outcome === 'refused' || isSameName(path, bytes, whole), `${what} was taken`);
      const wrong = await stage.findWrong(served, [stage.first], firstRequest ? [firstRequest] : []);
      wrong.forEach((one) => {
        findings.check(false, `${what}: ${one}`);
      });
      // Without a signal nobody looks before the next harm is done.
      if (by === 'watch') await served.reloadAfter(() => put(path, whole), by);
      else await put(path, whole);
    };
    for (const file of files)
      for (const { name, apply } of damages)
        for (let round = 0; round < settings.rounds; round += 1) {
          const [bytes, other] = await Promise.all([readFile(join(live.indexDir, file)), readOther(stage, file)]);
          const damaged = apply(bytes, settings.draw, other);
          if (damaged?.equals(bytes) !== true) await harm(join(live.indexDir, file), `${file} ${name}`, damaged);
          if (!isDrawn(name)) break;
        }
    const manifest = files.find((file) => file.endsWith('manifest.json')) ?? '';
    for (const format of [0, 1, 4, 99]) {
      const text = await readFile(join(live.indexDir, manifest), 'utf8');
      const changed = text.replace(/"formatVersion": \d+/u, `"formatVersion": ${format}`);
      await harm(join(live.indexDir, manifest), `format ${format}`, Buffer.from(changed));
    }
    for (const wrong of await stage.findWrong(served, [stage.first])) findings.check(false, `at the end: ${wrong}`);
    const starts = await startHarmed(stage, files, settings, findings);
    return { did: `${refused} refused, ${taken} made no difference; ${starts} starts`, broken: findings.broken };
  },
};

/** A server and the command, started on an index that is harmed already. */
async function startHarmed(
  stage: Stage,
  files: readonly string[],
  { draw, rounds }: TortureSettings,
  findings: Findings,
): Promise<number> {
  const chosen = rounds > 1 ? files : files.slice(0, 2);
  for (const file of chosen) {
    const live = await stage.openLive(stage.first);
    const path = join(live.indexDir, file);
    const whole = await readFile(path);
    const { name, apply } = damages[draw.below(damages.length)] ?? { name: 'missing', apply: () => null };
    const damaged = apply(whole, draw, await readOther(stage, file));
    if (damaged?.equals(whole) === true || isSameName(path, damaged, whole)) continue;
    await put(path, damaged);
    const what = `a start with ${file} ${name}`;
    const served = await stage.serve(live);
    const ready = await fetch(`${served.address}/readyz`);
    const { code } = (await ready.json()) as { readonly code?: string };
    const isNamed = ready.status === 503 && (code ?? '').startsWith('index-');
    findings.check(isNamed, `${what}: /readyz says ${ready.status} ${code ?? ''}`);
    await checkCommand(stage, live, what, findings);
    await served.reloadAfter(() => put(path, whole), file === 'CURRENT' ? 'watch' : 'signal');
    for (const wrong of await stage.findWrong(served, [stage.first], firstRequest ? [firstRequest] : []))
      findings.check(false, `${what}, once mended: ${wrong}`);
    await served.program.stop();
  }
  return chosen.length;
}

async function checkCommand(stage: Stage, live: Live, what: string, findings: Findings): Promise<void> {
  const command = startProgram(stage.programs, 'ask', ['What is locality work?'], { env: describeFolders(live) });
  const code = await command.exit;
  const told = command.err.includes('npm run build:index');
  findings.check(
    code === 1 && told && command.out === '',
    `${what}: the command ends with ${code ?? ''}, ${command.err}`,
  );
}

/** Whether the damage is another each time. */
function isDrawn(damage: string): boolean {
  return damage === 'truncated' || damage === 'one bit flipped';
}

/** The pointer’s name may lose or change the white space behind it; it is the same name. */
function isSameName(path: string, bytes: Buffer | null, whole: Buffer): boolean {
  return path.endsWith('CURRENT') && bytes?.toString().trim() === whole.toString().trim();
}

async function listFiles(indexDir: string): Promise<readonly string[]> {
  const entries = await readdir(indexDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(indexDir.length + 1))
    .sort();
}

async function readOther(stage: Stage, file: string): Promise<Buffer> {
  const { indexDir, indexVersion } = stage.second;
  const path = join(indexDir, file.replace(stage.first.indexVersion, indexVersion));
  // A part is named after what it holds: the other index has others.
  if (basename(dirname(file)) !== partsFolder) return readFile(path);
  const [part = ''] = await readdir(dirname(path));
  return readFile(join(dirname(path), part));
}

async function put(path: string, bytes: Buffer | null): Promise<void> {
  await (bytes === null ? rm(path) : writeFile(path, bytes));
}
