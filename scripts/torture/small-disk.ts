import { execFileSync } from 'node:child_process';

/** A file system in memory that ends where it is told to. Needs root and a kernel that lets it mount. */
export interface SmallDisk {
  readonly resize: (kilobytes: number) => void;
  readonly allowWriting: (allowed: boolean) => void;
  readonly remove: () => void;
}

/** Mounts one on an empty folder. @throws Error where that isn't allowed. */
export function mountSmallDisk(folder: string, kilobytes: number): SmallDisk {
  const run = (command: string, ...args: string[]): void => void execFileSync(command, args, { stdio: 'ignore' });
  run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'voices-torture', folder);
  return {
    resize: (size) => {
      run('mount', '-o', `remount,size=${size}k`, folder);
    },
    allowWriting: (allowed) => {
      run('mount', '-o', `remount,${allowed ? 'rw' : 'ro'}`, folder);
    },
    remove: () => {
      run('umount', '-l', folder);
    },
  };
}
