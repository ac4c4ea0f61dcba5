import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../src/environment.js';
import { openSetDatabase } from '../src/open-database-stories.js';

const password = 'n0t-to-be-5een';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'database-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const readFault = async (env: Readonly<Record<string, string>>): Promise<string> => {
  try {
    await (await openSetDatabase(readEnvironment(env)))?.close();
  } catch (error) {
    return String(error);
  }
  return 'no fault';
};

describe('openSetDatabase', () => {
  it('opens none where none is set', async () => {
    expect(await openSetDatabase(readEnvironment({}))).toBeNull();
  });

  it('takes the address from a variable or a file, and connects to nothing yet', async () => {
    const file = join(folder, 'url');
    await writeFile(file, `postgresql://voices:${password}@127.0.0.1:1/voices?sslmode=disable\n`);
    expect(await readFault({ VOICES_DATABASE_URL_FILE: file })).toBe('no fault');
    expect(await readFault({ VOICES_DATABASE_URL: `postgres://voices:${password}@127.0.0.1:1/voices` })).toBe(
      'no fault',
    );
  });

  it('refuses both at once, a file without an address and one that is not there', async () => {
    const file = join(folder, 'other');
    await writeFile(file, `mysql://voices:${password}@db/voices`);
    const faults = await Promise.all([
      readFault({ VOICES_DATABASE_URL_FILE: file, VOICES_DATABASE_URL: 'postgres://a@b/c' }),
      readFault({ VOICES_DATABASE_URL_FILE: file }),
      readFault({ VOICES_DATABASE_URL_FILE: join(folder, 'none') }),
      readFault({ VOICES_DATABASE_URL: `postgres//voices:${password}@db` }),
      readFault({ VOICES_DATABASE_URL: `postgres://voices:${password}@db:port/voices` }),
    ]);
    expect(
      faults.map((fault) => /both set|holds no address|can’t be opened|not fit for use/u.exec(fault)?.[0]),
    ).toEqual(['both set', 'holds no address', 'can’t be opened', 'not fit for use', 'not fit for use']);
    expect(faults.join(' ')).not.toContain(password);
  });
});
