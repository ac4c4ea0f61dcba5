import { IndexMissingError, StoreUnavailableError, type VoicesError } from '../../core/errors.js';

/**
 * Turns what the driver throws into a fault of ours. Neither the message nor a `cause` carries the database's own words: they
 * can hold values of the statement, which come from a question, or the user that the address names.
 */
export function toDatabaseFault(error: unknown): VoicesError {
  const code = readCode(error);
  if (missing.has(code))
    return new IndexMissingError('No index was uploaded to the database. Run `npm run upload:postgres`.');
  return new StoreUnavailableError(`${explain(code)} (${code})`);
}

/** Whether a statement that only reads can be sent again over another connection. */
export function isLostConnection(error: unknown): boolean {
  const code = readCode(error);
  return lost.has(code) || code.startsWith('08');
}

/** SQLSTATE of an answer of the database, or the name of what failed before there was one. */
function readCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  // One address of a name that has several, each of which failed.
  if (error instanceof AggregateError) return readCode(error.errors[0]);
  if ('code' in error && typeof error.code === 'string' && /^\w{2,40}$/u.test(error.code)) return error.code;
  if (/timeout/iu.test(error.message)) return 'timeout';
  return /terminated|not queryable|Connection ended/iu.test(error.message) ? 'connection-lost' : 'unknown';
}

/** Schema or table is not there: nobody has uploaded yet. */
const missing = new Set(['3F000', '42P01']);

const lost = new Set(['connection-lost', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']);

const check = 'Check the address in VOICES_DATABASE_URL';

function explain(code: string): string {
  if (code === '57014' || code === 'timeout')
    return 'The database took too long. Ask again; if it stays so, look at its load.';
  if (code.startsWith('28')) return `The database refused the user. ${check}: user and password.`;
  if (code === '3D000') return `The database server has no such database. ${check}: the name at its end.`;
  if (code === '42501') return 'The user of the database may not do this. Grant it what README.md lists.';
  if (code.startsWith('53')) return 'The database has no room or no connection left. Give it more, and try again.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `The database’s host is not known. ${check}: the host.`;
  if (code === 'ECONNREFUSED' || code === 'ENOENT')
    return `Nothing answers at the database’s address. Start the database, or check the address in VOICES_DATABASE_URL.`;
  return 'The database could not be used. Look at its log, and try again.';
}
