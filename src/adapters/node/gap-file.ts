import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ageGaps, type Gap, type GapLimits } from '../../core/gaps/gap.js';

/** More than anybody reads; the oldest go first. */
const most = 10_000;

export interface GapFileOptions {
  readonly path: string;
  readonly days: number;
  /** Day that it is, YYYY-MM-DD. */
  readonly today: () => string;
}

/**
 * Gaps of a file, one JSON object a line, aged at every reading and every writing. It is for one server: two that write one file
 * lose each other's questions.
 */
export class GapFile {
  private readonly limits: GapLimits;
  private waiting: Gap[] = [];
  private writing: Promise<void> | null = null;

  constructor(
    private readonly options: GapFileOptions,
    /** Told, without any question, that the file can't be written. */
    private readonly onNotice: (notice: string) => void = () => undefined,
  ) {
    this.limits = { days: options.days, most };
  }

  /** Takes a gap to be written soon. Never throws and never waits: an answer does not depend on it. */
  add(gap: Gap): void {
    if (this.waiting.length < most) this.waiting.push(gap);
    this.writing ??= this.writeWaiting();
  }

  /** Resolves once all that was taken is written. */
  async flush(): Promise<void> {
    while (this.writing) await this.writing;
  }

  /** What is kept now; what is too old is gone from the disk as well. @throws Error where it can't be read or written. */
  async read(): Promise<readonly Gap[]> {
    const text = await readFile(this.options.path, 'utf8').catch((cause: unknown) => {
      if (isMissing(cause)) return null;
      throw cause;
    });
    if (text === null) return [];
    const kept = ageGaps(parseGaps(text), this.options.today(), this.limits);
    if (writeGaps(kept) !== text) await replace(this.options.path, writeGaps(kept));
    return kept;
  }

  /** Removes the file and whatever a killed write left beside it, and gives how many questions can still be read: 0. */
  async deleteAll(): Promise<number> {
    this.waiting = [];
    await this.flush();
    const folder = dirname(this.options.path);
    for (const name of await readdir(folder).catch(() => []))
      if (isAside(name, this.options.path)) await rm(join(folder, name), { force: true });
    await rm(this.options.path, { force: true });
    const left = (await readdir(folder).catch(() => [])).filter((name) => isAside(name, this.options.path));
    return (await this.read()).length + left.length;
  }

  private async writeWaiting(): Promise<void> {
    try {
      // Several that came together go in one writing.
      while (this.waiting.length > 0) {
        const added = this.waiting;
        this.waiting = [];
        const kept = ageGaps([...(await this.read()), ...added], this.options.today(), this.limits);
        await replace(this.options.path, writeGaps(kept));
      }
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown fault';
      this.onNotice(
        `${this.options.path} could not be written (${code}). Unanswered questions are not kept until it can.`,
      );
    } finally {
      this.writing = null;
    }
  }
}

function parseGaps(text: string): readonly Gap[] {
  return text.split('\n').flatMap((line): Gap[] => {
    if (line.trim() === '') return [];
    const value: unknown = parseJson(line);
    if (typeof value !== 'object' || value === null || !('question' in value) || !('day' in value)) return [];
    const { question, day } = value;
    return typeof question === 'string' && typeof day === 'string' ? [{ question, day }] : [];
  });
}

function writeGaps(gaps: readonly Gap[]): string {
  return gaps.map(({ day, question }) => `${JSON.stringify({ day, question })}\n`).join('');
}

/** Written aside for its owner alone and renamed. */
async function replace(path: string, text: string): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (cause) {
    await rm(aside, { force: true });
    throw cause;
  }
}

function isAside(name: string, path: string): boolean {
  return name.startsWith(`.${basename(path)}.`) && name.endsWith('.tmp');
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
