import { createHash } from 'node:crypto';
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFromHub, type AddOptions } from '../../../src/adapters/models/add-model.js';
import { ModelFault } from '../../../src/adapters/models/model-fault.js';
import { openEmbedder } from '../../../src/adapters/transformers/voices-embedder.js';
import { tryModel } from '../../../src/adapters/transformers/try-model.js';
import { makeModelFiles } from '../../fixtures/models/write-model-folder.js';
import { revision, startHub, type ScriptedHub } from './scripted-hub.js';

const id = 'made/bert';
const network = 'onnx/model_quantized.onnx';
const files = makeModelFiles('bert');
const networkBytes = Buffer.from(files[network] ?? '');
let modelsDir = '';
let hub: ScriptedHub;

beforeEach(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'voices-models-'));
  hub = await startHub(id, files);
});
afterEach(async () => {
  await hub.close();
  await rm(modelsDir, { recursive: true });
});

const add = (change: Partial<AddOptions> = {}, at = 'main', url = hub.url) =>
  addFromHub({ modelsDir, id, kind: 'encoder', quantised: true, set: {}, tryModel, ...change }, { url, fetch }, at);
const modelDir = () => join(modelsDir, 'made', 'bert');
const isThere = (path: string) => access(path).then(() => true, () => false);
/** Sends some bytes of a file and cuts the connection once they have been read: what waits unread when it is cut is lost. */
let open: ServerResponse | null = null;
const sendPart = (response: ServerResponse, content: Buffer, from: number, to: number): void => {
  const head = { 'Content-Range': `bytes ${from}-${content.length - 1}/${content.length}` };
  response.writeHead(from > 0 ? 206 : 200, { 'Content-Length': content.length - from, ...(from > 0 && head) });
  response.write(content.subarray(from, to));
  open = response;
};
const cutOpen = (): void => {
  open?.destroy();
  open = null;
};
const rangesOf = (name: string) => hub.asked.filter(({ path }) => path === `/elsewhere/${name}`).map(({ range }) => range);

describe('a model from a hub', () => {
  it('comes whole, over a redirect, pinned to a commit, with what it says of itself', async () => {
    const steps: number[] = [];
    const card = await add({ onProgress: (done, total) => steps.push(done / total) });
    expect(card.source).toEqual({ kind: 'hub', url: hub.url, revision });
    const sha256 = createHash('sha256').update(networkBytes).digest('hex');
    expect(card.files[network]).toEqual({ sha256, bytes: networkBytes.length });
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(await readdir(join(modelsDir, '.downloads'))).toEqual([]);
  });

  it('is opened with the hub gone, and refused once a file is another', async () => {
    await add();
    await hub.close();
    expect((await openEmbedder(modelDir())).dimensions).toBe(16);
    await writeFile(join(modelDir(), 'config.json'), files['config.json']?.toString().replace('48', '49') ?? '');
    await expect(openEmbedder(modelDir())).rejects.toThrow('config.json is not the file that was added');
    hub = await startHub(id, files);
  });

  it('goes on where a cut connection stopped, in the same run', async () => {
    let cuts = 0;
    hub.script = ({ path, range }, response, content) => {
      if (!path.endsWith('.onnx') || cuts === 2) return false;
      cuts += 1;
      const from = Number(/\d+/u.exec(range ?? '0')?.[0]);
      sendPart(response, content, from, from + 1000);
      return true;
    };
    await add({ onProgress: cutOpen });
    expect(rangesOf(network)).toEqual([null, 'bytes=1000-', 'bytes=2000-']);
    expect(await readFile(join(modelDir(), network))).toEqual(networkBytes);
  });

  it('keeps what has come where it gives up, and the next run goes on', async () => {
    let sent = false;
    hub.script = ({ path }, response, content) => {
      if (!path.endsWith('.onnx')) return false;
      if (sent) response.destroy();
      else sendPart(response, content, 0, 500);
      sent = true;
      return true;
    };
    await expect(add({ onProgress: cutOpen })).rejects.toThrow('it goes on where this one stopped');
    expect(await isThere(modelDir())).toBe(false);
    hub.script = null;
    const before = hub.asked.length;
    await add();
    expect(hub.asked.slice(before).map(({ path, range }) => [path.split('/').at(-1), range])).toEqual([
      ['main', null],
      ['model_quantized.onnx', 'bytes=500-'],
      ['model_quantized.onnx', 'bytes=500-'],
    ]);
  });

  it('begins again where the server sends the whole in place of the rest', async () => {
    let first = true;
    hub.script = ({ path }, response, content) => {
      if (!path.endsWith('.onnx')) return false;
      if (first) sendPart(response, content, 0, 700);
      else response.writeHead(200, { 'Content-Length': content.length }).end(content);
      first = false;
      return true;
    };
    await add({ onProgress: cutOpen });
    expect(rangesOf(network)).toEqual([null, 'bytes=700-']);
    expect(await readFile(join(modelDir(), network))).toEqual(networkBytes);
  });

  it('is thrown away where a file has another content than the hub says, and the old one stays', async () => {
    await add();
    const old = await readFile(join(modelDir(), 'voices-model.json'), 'utf8');
    hub.script = ({ path }, response, content) => {
      if (!path.endsWith('tokenizer.json')) return false;
      response.writeHead(200).end(Buffer.from(content).fill(32, 10, 20));
      return true;
    };
    await expect(add()).rejects.toThrow('tokenizer.json came from');
    expect(await readFile(join(modelDir(), 'voices-model.json'), 'utf8')).toBe(old);
    hub.script = null;
    await expect(add()).resolves.toBeDefined();
  });

  it('gives up on a connection that brings nothing', async () => {
    // It answers and then says nothing more.
    hub.script = ({ path }, response) => {
      if (path.endsWith('config.json')) response.writeHead(200).flushHeaders();
      return path.endsWith('config.json');
    };
    const { downloadFile } = await import('../../../src/adapters/models/download-file.js');
    const { describeHubModel } = await import('../../../src/adapters/models/hub-client.js');
    const { files: described } = await describeHubModel({ url: hub.url, fetch }, id, 'main');
    const file = described.find(({ path }) => path === 'config.json');
    if (!file) throw new Error('The hub lists no config.json.');
    const url = `${hub.url}/${id}/resolve/${revision}/config.json`;
    const download = { hub: { url: hub.url, fetch }, url, path: join(modelsDir, 'config.json'), file, stallMs: 5 };
    await expect(downloadFile(download)).rejects.toThrow('ended before config.json was there');
  });
});

describe('a hub or model that won’t do is named', () => {
  const status = (code: number) => (_: unknown, response: { writeHead(code: number): { end(): unknown } }) =>
    Boolean(response.writeHead(code).end());

  it.each<[string, () => Promise<unknown>, string]>([
    ['no such model', () => add({ id: 'made/other' }), 'has no made/other at revision'],
    ['no such revision', () => add({}, 'v9'), "revision 'v9'"],
    ['no hub', () => add({}, 'main', 'http://127.0.0.1:1'), "can't be reached"],
    ['an id that leads elsewhere', () => add({ id: '../../etc' }), 'is no id of a model'],
    ['the embedded one', () => add({ id: 'voices-encoder' }), 'is part of the project'],
    ['a network that is not there', () => add({ quantised: false }), 'has no onnx/model.onnx'],
    ['more tokens than there are', () => add({ set: { maxTokens: 49 } }), 'reads 48 tokens at most'],
  ])('%s', async (_, adding, words) => {
    await expect(adding()).rejects.toThrow(words);
    await expect(adding()).rejects.toThrow(ModelFault);
    expect(await isThere(modelDir())).toBe(false);
  });

  it.each([
    [401, "doesn't give"],
    [500, 'answered 500'],
  ])('status %i', async (code, words) => {
    hub.script = status(code);
    await expect(add()).rejects.toThrow(words);
  });

  it('a site that is no hub', async () => {
    hub.script = (_, response) => Boolean(response.writeHead(200).end('<html>'));
    await expect(add()).rejects.toThrow("doesn't describe models as a hub does");
  });

  it('a model that does not run, before it takes the place of one that does', async () => {
    await add();
    await hub.close();
    hub = await startHub(id, { ...files, [network]: Buffer.from(networkBytes).fill(0, 40, 400) });
    await expect(add()).rejects.toThrow("can't be used");
    expect((await openEmbedder(modelDir())).dimensions).toBe(16);
  });
});
