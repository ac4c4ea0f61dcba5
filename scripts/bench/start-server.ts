import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface StartedServer {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a file that serves, in a process of its own on a free port, and waits for the address on its standard error. Its
 * log goes nowhere.
 * @throws Error with what it said where it ends before.
 */
export async function startServer(file: string): Promise<StartedServer> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL(`../../${file}`, import.meta.url))], {
    env: { ...process.env, PORT: '0', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'close');
  };
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  for (;;) {
    const address = /http:\/\/\S+/u.exec(said)?.[0];
    if (address !== undefined) return { address, stop };
    await Promise.race([once(child.stderr, 'data'), once(child, 'close')]);
    if (child.exitCode !== null) throw new Error(`${file} ended: ${said}`);
  }
}
