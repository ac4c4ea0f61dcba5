import type { CorpusDesk, WithdrawalReceipt } from '../../core/corpus/corpus-desk.js';
import type { CliIo } from '../cli-io.js';
import { exitCodes } from '../exit-codes.js';
import { UsageFault } from '../usage-fault.js';

/** Withdraws a story and prints the receipt. Exit code 1 where something of it is left, or the index could not be built. */
export async function withdrawStory(
  id: string,
  { reason, json }: { readonly reason: string; readonly json?: boolean | undefined },
  io: CliIo,
  desk: CorpusDesk,
): Promise<number> {
  const why = reason.trim();
  if (why === '' || why.length > 200 || /\p{Cc}/u.test(why))
    throw new UsageFault('Give a reason of at most 200 characters, on one line.');
  const receipt = await desk.withdraw(id, why);
  io.write(json ? `${JSON.stringify({ ...receipt, copies }, null, 2)}\n` : renderReceipt(receipt));
  return receipt.search.findings.length === 0 && receipt.index.after !== null ? exitCodes.answered : exitCodes.fault;
}

/** What no command of ours can reach. */
const copies =
  'The service keeps no answers, and answers are marked no-store. Browsers and proxies may keep lists of stories and questions ' +
  'for one minute. The history of a repository and copies of the folders are not searched.';

function renderReceipt({ tombstone, removed, index, search }: WithdrawalReceipt): string {
  const { findings, files, bytes, folders, traces } = search;
  const lines = [
    `Withdrawn: ${tombstone.id}, on ${tombstone.withdrawn}. Reason: ${tombstone.reason}`,
    `Removed: ${removed.paragraphs} paragraphs, ${removed.words} words, ${removed.suggestions} ${removed.suggestions === 1 ? 'suggestion' : 'suggestions'}, ${removed.untold} of untold.yaml`,
    ...removed.files.map((file) => `  ${file}`),
    describeIndex(index),
    `Searched: ${files} files, ${bytes} bytes in ${folders.join(' and ')}, for ${traces} runs of words and names`,
    ...(findings.length === 0
      ? ['Nothing of the story is left.']
      : findings.map(({ file, found }) => `Still there: ${file} (${found.runs} runs of words, ${found.names} names)`)),
    copies,
  ];
  return `${lines.join('\n')}\n`;
}

function describeIndex({ before, after, suggestions, fault }: WithdrawalReceipt['index']): string {
  const was = `(was ${before ?? 'none'})`;
  if (after === null)
    return (
      `Index: removed ${was}, as no new one could be built: ${fault ?? ''}\n` +
      'Stop the server, mend that, run `ask corpus build` and start it again.'
    );
  const proven = `${after} ${was}, ${suggestions} suggestions proven again. A running server takes it up by itself.`;
  if (fault === null) return `Index: ${proven}`;
  return `Index: the old one without the story: ${proven}\nThe files could not be read: ${fault}\nMend that and run \`ask corpus build\`.`;
}
