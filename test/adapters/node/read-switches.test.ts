import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileSwitches, openSwitches } from '../../../src/adapters/node/read-switches.js';

let folder = '';
let file = '';
let switches: FileSwitches | null = null;
let notices: string[] = [];
let tell: (() => void) | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voices-switches-'));
  file = join(folder, 'switches.yaml');
  notices = [];
});
afterEach(async () => {
  switches?.close();
  switches = null;
  await rm(folder, { recursive: true });
});

async function open(text: string): Promise<FileSwitches> {
  await writeFile(file, text);
  const onNotice = (notice: string): void => {
    notices.push(notice);
    tell?.();
  };
  switches = await openSwitches(file, { onNotice, pollMs: 5 });
  return switches;
}

/** Changes the file and waits until it was read. */
async function change(go: () => Promise<void>): Promise<string> {
  const told = new Promise<void>((resolve) => (tell = resolve));
  await go();
  await told;
  return notices.at(-1) ?? '';
}

describe('the file of the switches', () => {
  test('names channels with a reason; one without a reason is on', async () => {
    const { findReason } = await open('widget: A story is being checked.\npage:\n');
    expect(findReason('widget')).toBe('A story is being checked.');
    expect([findReason('api'), findReason('page')]).toEqual([null, null]);
    expect(notices).toEqual(['Switched off: widget (A story is being checked.).']);
  });

  test('switches everything off by one word', async () => {
    const { findReason } = await open('all: "Moved to another host."');
    expect([findReason('api'), findReason('mcp')]).toEqual(['Moved to another host.', 'Moved to another host.']);
  });

  test.each(['', '# nothing is off\n', '{}'])('may say nothing: %j', async (text) => {
    expect((await open(text)).findReason('api')).toBeNull();
    expect(notices).toEqual([]);
  });

  test.each([
    ['a channel that there is not', 'pages: Off.', 'Unrecognized key'],
    ['a reason that is none', 'page: true', 'page give the reason as text'],
    ['an empty reason', 'page: " "', 'page give a reason'],
    ['no YAML', 'page: [', "can't be used"],
    ['a list', '- page', "can't be used"],
  ])('stops the start where it holds %s', async (_name, text, why) => {
    await expect(open(text)).rejects.toThrow(why);
  });

  test('stops the start where it is not there', async () => {
    await expect(openSwitches(join(folder, 'none'), { onNotice: () => undefined })).rejects.toThrow(
      'could not be read',
    );
  });

  test('is read again when it changes, written or replaced', async () => {
    const { findReason } = await open('');
    expect(await change(() => writeFile(file, 'api: One.'))).toBe('Switched off: api (One.).');
    expect(findReason('api')).toBe('One.');
    const replace = async (): Promise<void> => {
      await writeFile(`${file}.new`, 'mcp: Two.');
      await rename(`${file}.new`, file);
    };
    expect(await change(replace)).toBe('Switched off: mcp (Two.).');
    expect([findReason('api'), findReason('mcp')]).toEqual([null, 'Two.']);
    expect(await change(() => writeFile(file, ''))).toBe('Everything is switched on.');
    expect(findReason('mcp')).toBeNull();
  });

  test('that is broken or taken away later leaves the last good state, and says so', async () => {
    const { findReason } = await open('api: One.');
    expect(await change(() => writeFile(file, 'api: ['))).toContain('Until then everything stays switched as it was.');
    expect(findReason('api')).toBe('One.');
    expect(await change(() => rm(file))).toContain('could not be read');
    expect(findReason('api')).toBe('One.');
    expect(await change(() => writeFile(file, 'api: Three.'))).toContain('Three.');
    expect(findReason('api')).toBe('Three.');
  });
});
