/**
 * Loaded before a program with `--import`: its wall clock is off by as many milliseconds as the file that
 * `TORTURE_CLOCK_FILE` names says. Timers and `performance` go on, as they do where a machine's clock is set.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';

const file = process.env.TORTURE_CLOCK_FILE ?? '';
const RealDate = Date;
const readOffset = () => Number(readFileSync(file, 'utf8')) || 0;
const now = () => RealDate.now() + readOffset();

globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(now());
    else super(...args);
  }
  static now() {
    return now();
  }
};
