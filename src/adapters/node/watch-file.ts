import { unwatchFile, watchFile as watchStat, type Stats } from 'node:fs';

/** How often a file that is watched is looked at. One `stat`: nothing that anybody notices. */
const defaultPollMs = 500;

/**
 * Calls `onChange` whenever `path` was written, replaced or removed, or came to be. It looks at the file instead of being
 * told: what tells of changes misses files that are replaced by renaming, network folders and mounted settings. It does
 * not keep the process alive. Gives the function that stops it.
 */
export function watchFile(path: string, onChange: () => void, pollMs: number = defaultPollMs): () => void {
  const listener = (now: Stats, before: Stats): void => {
    // Of a file that is not there Node tells at once, though nothing happened.
    if (now.ino !== 0 || before.ino !== 0) onChange();
  };
  watchStat(path, { interval: pollMs, persistent: false }, listener);
  return () => {
    unwatchFile(path, listener);
  };
}
