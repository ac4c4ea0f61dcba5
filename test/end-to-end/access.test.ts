/** Who may call a server that runs: the safe default, sites, and keys that are made and revoked while it serves. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Program, readAddress, startProgram } from './start-program.js';

let dir = '';
const running: Program[] = [];

beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'voices-access-'))));
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** A server without stories: who is let in gets 503, which is quicker to come by than an answer. */
async function startServer(env: Record<string, string> = {}): Promise<{ server: Program; port: number }> {
  const server = startProgram('src/node.ts', [], { PORT: '0', VOICES_INDEX_DIR: join(dir, 'no-index'), ...env });
  running.push(server);
  return { server, port: Number(new URL(await readAddress(server)).port) };
}

const letIn = 503;

/** Asks under any `Host`, which `fetch` does not allow. */
async function ask(port: number, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', path: '/v1/ask', method: 'POST' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.on('error', reject);
    for (const [name, value] of Object.entries({ 'Content-Type': 'application/json', ...headers }))
      outgoing.setHeader(name, value);
    outgoing.end('{"question":"x"}');
  });
}

async function runKeys(file: string, ...args: string[]): Promise<string> {
  const command = startProgram('scripts/keys.ts', args, { VOICES_KEYS_FILE: file });
  running.push(command);
  expect(await command.exit).toBe(0);
  return command.output.out.trim();
}

describe('the server', () => {
  test('with nothing set up is for its own machine, under its own names, and says so', async () => {
    const { server, port } = await startServer({ VOICES_HOST: '0.0.0.0' });
    expect(server.output.err).toContain('No sites are set up: only this machine itself may ask.');
    expect(server.output.err).toContain("VOICES_HOST is '0.0.0.0'");
    expect(server.output.err).toContain('set VOICES_SITES_FILE');
    expect(await ask(port)).toBe(letIn);
    expect(await ask(port, { Host: `localhost:${port}` })).toBe(letIn);
    expect(await ask(port, { Host: `rebound.example:${port}` })).toBe(403);
    expect(await ask(port, { 'X-Forwarded-For': '127.0.0.1' })).toBe(403);
    expect(await ask(port, { Origin: 'https://evil.example' })).toBe(403);
  });

  test('lets in the pages of its sites, and keys from when they are made until they are revoked', async () => {
    const [sites, keys] = [join(dir, 'sites.yaml'), join(dir, 'keys.json')];
    await writeFile(sites, '- { id: north, name: North, origins: [https://north.example] }\n');
    const { server, port } = await startServer({ VOICES_SITES_FILE: sites, VOICES_KEYS_FILE: keys });
    const remote = { Host: 'voices.example' };
    expect(await ask(port, { ...remote, Origin: 'https://north.example', 'Voices-Site': 'north' })).toBe(letIn);
    expect(await ask(port, { ...remote, Origin: 'https://evil.example', 'Voices-Site': 'north' })).toBe(403);
    expect(await ask(port, remote)).toBe(401);
    const token = await runKeys(keys, 'create', 'North web team');
    const withKey = { ...remote, Authorization: `Bearer ${token}` };
    expect(await ask(port, withKey)).toBe(letIn);
    await runKeys(keys, 'revoke', token.slice(3, 13));
    expect(await ask(port, withKey)).toBe(401);
    expect(await runKeys(keys, 'list')).toMatch(/^[0-9a-v]{10}\trevoked /u);
    const told = server.output.out + server.output.err;
    expect(told).not.toContain(token.slice(-43));
    expect(told).toContain('"caller":"site:north"');
    expect(told).toContain(`"caller":"key:${token.slice(3, 13)}"`);
  });

  test('does not start over a file of sites with faults, and names them all', async () => {
    const sites = join(dir, 'faulty.yaml');
    await writeFile(sites, '- id: North\n  name: North\n  origins: [https://north.example/]\n');
    const server = startProgram('src/node.ts', [], { PORT: '0', VOICES_SITES_FILE: sites });
    running.push(server);
    expect(await server.exit).toBe(1);
    expect(server.output.err).toContain("faulty.yaml:1: '0.id'");
    expect(server.output.err).toContain("faulty.yaml:3: '0.origins.0'");
  });

  test('does not show a secret that is too short', async () => {
    const server = startProgram('src/node.ts', [], { PORT: '0', VOICES_SECRET: 'hush' });
    running.push(server);
    expect(await server.exit).toBe(1);
    expect(server.output.err).toContain('VOICES_SECRET');
    expect(server.output.err).not.toContain('hush');
  });
});
