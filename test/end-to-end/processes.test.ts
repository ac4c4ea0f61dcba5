/** The two programs as they are started, each in a process of its own. */
import type { ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { problemSchema } from '../../src/http/contract/problem.js';
import { type Program, readAddress, startProgram } from './start-program.js';

const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function start(...args: Parameters<typeof startProgram>): Program {
  const program = startProgram(...args);
  running.push(program.child);
  return program;
}

/** Sends a body in parts and gives the status, with what the server had taken when it answered. */
async function sendSlowly(address: string, bytes: number): Promise<{ status: number | undefined; written: number }> {
  const part = Buffer.alloc(16 * 1024, 'x');
  let written = 0;
  return new Promise((resolve, reject) => {
    const outgoing = request(`${address}/v1/ask`, { method: 'POST', headers: { 'Content-Type': 'application/json' } });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      resolve({ status: response.statusCode, written });
      outgoing.destroy();
    });
    const write = (): void => {
      if (written >= bytes || outgoing.destroyed) return;
      written += part.length;
      outgoing.write(part, () => setImmediate(write));
    };
    write();
  });
}

describe('the server', () => {
  test('starts without an index, says what mends it, refuses 10 MB early, and stops when told to', async () => {
    const server = start('src/node.ts', [], { PORT: '0', VOICES_INDEX_DIR: 'no-such-folder' });
    const address = await readAddress(server);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect(server.output.err).toContain('npm run build:index');
    const ready = await fetch(`${address}/readyz`);
    expect(ready.status).toBe(503);
    expect(problemSchema.parse(await ready.json()).code).toBe('index-missing');
    const { status, written } = await sendSlowly(address, 10_000_000);
    expect(status).toBe(413);
    expect(written).toBeLessThan(10_000_000);
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    const lines = server.output.out.trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { status: number }).status)).toEqual([503, 413]);
  });

  test('names all faults of its settings and ends', async () => {
    const server = start('src/node.ts', [], { PORT: 'x', VOICES_HOST: 'a b' });
    expect(await server.exit).toBe(1);
    expect(server.output.err).toMatch(/^PORT is 'x'.*\nVOICES_HOST is 'a b'/u);
  });

  test('says so where the port is taken', async () => {
    const first = start('src/node.ts', [], { PORT: '0', VOICES_INDEX_DIR: 'no-such-folder' });
    const { port } = new URL(await readAddress(first));
    const second = start('src/node.ts', [], { PORT: port, VOICES_INDEX_DIR: 'no-such-folder' });
    expect(await second.exit).toBe(1);
    expect(second.output.err).toContain(`could not listen on 127.0.0.1, port ${port}`);
  });
});

describe('the command', () => {
  test('prints its version', async () => {
    const { output, exit } = start('src/ask-bin.ts', ['--version']);
    expect(await exit).toBe(0);
    expect(output.out).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  test.each([
    ['an empty input', '', 2, 'Give a question'],
    ['an input of 1 MB', 'x'.repeat(1_000_000), 2, 'too long'],
    ['an input that is no text', Buffer.from([0xff, 0xfe, 0x41]), 2, 'not UTF-8'],
    ['a question without an index', 'why?', 1, 'npm run build:index'],
  ])('reads %s', async (_name, input, code, told) => {
    const { child, output, exit } = start('src/ask-bin.ts', [], { VOICES_INDEX_DIR: 'no-such-folder' });
    // The command stops reading an input that is too long.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    expect(await exit).toBe(code);
    expect(output.out).toBe('');
    expect(output.err).toContain(told);
  });
});
