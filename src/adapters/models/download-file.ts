import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { refuse, type Hub, type HubFile } from './hub-client.js';
import { ModelFault } from './model-fault.js';

export interface Download {
  readonly hub: Hub;
  readonly url: string;
  /** Where the file is to be; what has come so far stands beside it with `.part` at its end. */
  readonly path: string;
  readonly file: HubFile;
  /** Told how many bytes are there. */
  readonly onProgress?: (bytes: number) => void;
  /** Longest that nothing may come, in milliseconds. */
  readonly stallMs?: number;
}

/** Tries in a row that may bring nothing. */
const idleTries = 3;

/**
 * Downloads a file, from where an earlier download stopped, and checks its size and digest. Does nothing where it is there
 * and right. A connection that is cut is taken up again; what has come stays for the next run.
 * @throws ModelFault; the file is then not at `path`.
 */
export async function downloadFile(download: Download): Promise<void> {
  const { path, file, onProgress } = download;
  const part = `${path}.part`;
  if (await isRight(path, file)) {
    onProgress?.(file.bytes);
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  let idle = 0;
  for (let have = await measure(part); have !== file.bytes; ) {
    if (have > file.bytes) await rm(part);
    const fault = await fetchRest(download, part, have > file.bytes ? 0 : have);
    const now = await measure(part);
    idle = now > have ? 0 : idle + 1;
    if (fault && idle >= idleTries) throw fault;
    if (!fault && now < file.bytes && idle >= idleTries) throw cut(download);
    have = now;
  }
  if (file.bytes === 0) await (await open(part, 'a')).close();
  if (!(await isRight(part, file))) {
    await rm(part, { force: true });
    throw new ModelFault(
      `${file.path} came from ${download.hub.url} with another content than the hub says. It was thrown away: run the ` +
        'command again, and where that is of no use, use another hub.',
    );
  }
  await rename(part, path);
}

/** Appends what is missing of a file; gives a fault that another try may mend. @throws ModelFault for one that it can't. */
async function fetchRest(
  { hub, url, file, onProgress, stallMs = 60_000, ...download }: Download,
  part: string,
  from: number,
): Promise<ModelFault | null> {
  const stall = new AbortController();
  const timer = setTimeout(() => {
    stall.abort();
  }, stallMs);
  try {
    // Compressed on the way, a range would be one of other bytes.
    const headers = { 'Accept-Encoding': 'identity', ...(from > 0 && { Range: `bytes=${from}-` }) };
    const response = await hub.fetch(url, { headers, signal: stall.signal });
    const starts = readStart(response);
    if (starts === null || (starts > 0 && starts !== from)) {
      await response.body?.cancel();
      if (response.status === 416) await rm(part, { force: true });
      const fault = refuse(response.status, file.path, hub.url);
      if (response.status === 416 || response.status >= 500 || response.status === 429) return fault;
      throw fault;
    }
    const handle = await open(part, starts === 0 ? 'w' : 'a');
    let have = starts;
    try {
      for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
        timer.refresh();
        await handle.write(chunk);
        have += chunk.length;
        onProgress?.(Math.min(have, file.bytes));
        // More than there should be is wrong, however much is still to come.
        if (have > file.bytes) break;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return null;
  } catch (cause) {
    if (cause instanceof ModelFault) throw cause;
    return cut({ hub, url, file, ...download }, cause);
  } finally {
    clearTimeout(timer);
  }
}

/** Byte at which a response begins; null where it brings no content. */
function readStart(response: Response): number | null {
  if (response.status === 200) return 0;
  const range = /^bytes (\d+)-/u.exec(response.headers.get('Content-Range') ?? '');
  return response.status === 206 && range ? Number(range[1]) : null;
}

function cut({ hub, file }: Download, cause?: unknown): ModelFault {
  return new ModelFault(
    `The connection to ${hub.url} ended before ${file.path} was there. Run the command again: it goes on where this one stopped.`,
    { cause },
  );
}

async function measure(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Whether a file is there with the size and the content that it should have. */
async function isRight(path: string, { bytes, digest }: HubFile): Promise<boolean> {
  if ((await measure(path)) !== bytes) return false;
  // Git names a file's content by a digest over a head and the content.
  const hash = digest.kind === 'git' ? createHash('sha1').update(`blob ${bytes}\0`) : createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch {
    return false;
  }
  return hash.digest('hex') === digest.hex;
}
