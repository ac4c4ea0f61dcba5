import chromiumPackage from '@sparticuz/chromium';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const packageFile = new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url);

/**
 * Starts a real Chromium. On Linux x64 it comes out of an npm package and needs nothing of the system; elsewhere an
 * installed Chrome is used.
 */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' });
  return chromium.launch({ executablePath: await unpackChromium(), args: listArgs() });
}

/** Arguments of the package but for those that switch off what is tested here: origins, and one process a page. */
function listArgs(): string[] {
  const weakening = ['--disable-web-security', '--allow-running-insecure-content', '--single-process'];
  return chromiumPackage.args.filter((arg) => !weakening.includes(arg));
}

/** Unpacks once for a machine. It is unpacked aside and renamed, so that test files that run side by side don't meet. */
async function unpackChromium(): Promise<string> {
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  const folder = join(tmpdir(), `practice-voices-chromium-${version}`);
  if (!existsSync(folder)) {
    const aside = await mkdtemp(`${folder}-`);
    await unpackInto(aside);
    // Another process may have been faster: what it put there is the same.
    await rename(aside, folder).catch(() => rm(aside, { recursive: true }));
  }
  return join(folder, 'chromium');
}

// The package unpacks into the temporary folder and takes what it finds there for whole.
async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await chromiumPackage.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
