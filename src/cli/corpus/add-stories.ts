import type { CorpusDesk, StoryFacts, StoryProposal } from '../../core/corpus/corpus-desk.js';
import { type CliIo, readColumns } from '../cli-io.js';
import { exitCodes } from '../exit-codes.js';
import { confirm } from './confirm.js';
import { renderChange } from './render-change.js';
import { renderProposal } from './render-proposal.js';

export interface AddFlags {
  readonly write?: boolean | undefined;
  readonly replace?: boolean | undefined;
  /** False for `--no-build`. */
  readonly build?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/**
 * Shows what each file is proposed as and writes those that it is told to; the index is built once at the end where a story
 * came in. Every file is read before the first is written.
 */
export async function addStories(
  files: readonly string[],
  facts: StoryFacts,
  flags: AddFlags,
  io: CliIo,
  desk: CorpusDesk,
): Promise<number> {
  const proposals: StoryProposal[] = [];
  for (const file of files) proposals.push(await desk.propose(file, facts));
  if (flags.json) io.write(`${JSON.stringify(proposals, null, 2)}\n`);
  let came = 0;
  for (const proposal of proposals) {
    if (!flags.json) io.write(renderProposal(proposal, readColumns(io)));
    const isTold = flags.write ?? (await confirm(`Write ${proposal.id}?`, io));
    if (!isTold) io.writeError('Nothing was written. To write it, give --write.\n');
    else if (!(await saveOne(proposal, flags.replace ?? false, io, desk)).isDraft) came += 1;
  }
  if (came === 0) return exitCodes.answered;
  if (flags.build === false) io.writeError('Run `ask corpus build` to answer from it.\n');
  else io.writeError(renderChange(await desk.build(), 'were'));
  return exitCodes.answered;
}

async function saveOne(proposal: StoryProposal, replace: boolean, io: CliIo, desk: CorpusDesk) {
  const saved = await desk.save(proposal, replace);
  io.writeError(
    saved.isDraft
      ? `Written as a draft: ${saved.path}. Mend what is listed above, then run: ask corpus add ${saved.path} --write\n`
      : `Written: ${saved.path}\n`,
  );
  return saved;
}
