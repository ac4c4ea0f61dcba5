import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import type { Switches } from '../../http/switches.js';
import { findReason, parseSwitchTable, type Switchable, type SwitchTable } from '../settings/switches-schema.js';
import { watchFile } from './watch-file.js';

export interface OpenSwitchesOptions {
  /** Told, in a sentence to print, of every change and of every file that can't be used. */
  readonly onNotice: (notice: string) => void;
  readonly pollMs?: number;
}

/** Switches that a file holds. */
export interface FileSwitches extends Switches {
  readonly findReason: (channel: Switchable) => string | null;
  /** Stops watching the file. */
  readonly close: () => void;
}

/** The switches' file can't be used; the message says why and what to do. */
export class SwitchesFileFault extends Error {
  override readonly name = 'SwitchesFileFault';
}

/**
 * Reads which ways in are switched off from a YAML file: a channel or `all`, and the reason. The file is read again when
 * it changes; one that is broken or gone leaves the last good state.
 * @throws SwitchesFileFault where the file can't be used at the start: what was to be off must not come up unnoticed.
 */
export async function openSwitches(file: string, { onNotice, pollMs }: OpenSwitchesOptions): Promise<FileSwitches> {
  let state = await readSwitches(file);
  if (Object.keys(state).length > 0) onNotice(describeSwitches(state));
  const renew = async (): Promise<void> => {
    try {
      const next = await readSwitches(file);
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      onNotice(describeSwitches(state));
    } catch (fault) {
      if (!(fault instanceof SwitchesFileFault)) throw fault;
      onNotice(`${fault.message} Until then everything stays switched as it was.`);
    }
  };
  const close = watchFile(file, () => void renew(), pollMs);
  return { findReason: (channel) => findReason(state, channel), close };
}

async function readSwitches(file: string): Promise<SwitchTable> {
  const document = parseDocument(await readText(file));
  const [broken] = document.errors;
  if (broken) throw unusable(file, broken.message.split('\n')[0] ?? broken.message);
  const { table, faults } = parseSwitchTable(document.toJS());
  if (faults.length > 0) throw unusable(file, faults.join('; '));
  return table;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw unusable(file, 'it could not be read');
  }
}

function unusable(file: string, why: string): SwitchesFileFault {
  return new SwitchesFileFault(
    `The switches in '${file}' can't be used: ${why.trim()}. Mend the file; an empty one switches everything on.`,
  );
}

function describeSwitches(state: SwitchTable): string {
  const off = Object.entries(state).map(([channel, reason]) => `${channel} (${reason})`);
  return off.length === 0 ? 'Everything is switched on.' : `Switched off: ${off.join(', ')}.`;
}
