import { BrokenContract } from './check-responses.js';

/** Name and stack frames of an error: the message of a foreign one can hold what a person wrote, these can't. */
export function stripMessage(error: Error): readonly string[] {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return [
    error instanceof BrokenContract ? `${error.name}: ${error.message}` : error.name,
    ...frames.map((line) => line.trim()),
  ];
}
