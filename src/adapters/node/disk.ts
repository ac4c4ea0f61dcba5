import { link, mkdir, open, rename, rm } from 'node:fs/promises';

/** Every way in which a build changes the disk; tests make each of them fail. */
export interface Disk {
  makeFolder(path: string): Promise<void>;
  /** Resolves once the bytes, piece after piece, are on the disk. */
  writeFile(path: string, bytes: string | readonly Uint8Array[]): Promise<void>;
  /** Gives a file a second name; fails where the file system has no such thing. */
  link(from: string, to: string): Promise<void>;
  /** Puts a file that somebody else wrote, or a folder's list of names, on the disk for good. */
  sync(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a folder with all that is in it; nothing happens where there is none. */
  remove(path: string): Promise<void>;
}

export const nodeDisk: Disk = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  async writeFile(path, bytes) {
    const file = await open(path, 'w');
    try {
      for (const piece of typeof bytes === 'string' ? [bytes] : bytes) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  async sync(path) {
    // Windows can't open a folder to sync it, and keeps renames without.
    if (process.platform === 'win32') return;
    const file = await open(path, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  },
  link,
  rename,
  async remove(path) {
    await rm(path, { recursive: true, force: true });
  },
};
