import type { CorpusDesk, RenamePlan } from '../../core/corpus/corpus-desk.js';
import type { CliIo } from '../cli-io.js';
import { exitCodes } from '../exit-codes.js';
import { confirm } from './confirm.js';

interface RenameFlags {
  readonly write?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Shows what a pseudonym changes, and changes it when told. Exit code 1 where the old name is still found afterwards. */
export async function renameSpeaker(
  { story, person, name }: { readonly story: string; readonly person: string; readonly name: string },
  { write, json }: RenameFlags,
  io: CliIo,
  desk: CorpusDesk,
): Promise<number> {
  const plan = await desk.planRename(story, person, name);
  (json ? io.writeError : io.write)(renderPlan(plan));
  if (!(write ?? (await confirm('Change the files?', io)))) {
    io.writeError('Nothing was changed. To change it, give --write.\n');
    return exitCodes.answered;
  }
  const receipt = await desk.rename(plan);
  const { findings, files, bytes } = receipt.search;
  if (json) io.write(`${JSON.stringify(receipt, null, 2)}\n`);
  else {
    io.write(`Index ${receipt.indexVersion} has the pseudonym. A running server takes it up by itself.\n`);
    for (const { file, found } of findings) io.write(`Still there: ${file} (${found} spellings)\n`);
    if (findings.length === 0)
      io.write(`The old name was looked for in ${files} files (${bytes} bytes) and is in none.\n`);
  }
  return findings.length === 0 ? exitCodes.answered : exitCodes.fault;
}

function renderPlan(plan: RenamePlan): string {
  const { articleId, newArticleId, forms, places, url, suggestions, untold, doubtful, shared } = plan;
  const lines = [
    `In ${articleId} the name stands in ${places} places.`,
    ...forms.filter(({ from }) => from !== from.toUpperCase()).map(({ from, to }) => `  ${from} → ${to}`),
    ...(newArticleId === articleId
      ? []
      : [`The story’s id tells the name. It becomes ${newArticleId}: old links to it end.`]),
    ...(url === null ? [] : ['The address of the published page is taken away: that page tells the name.']),
    ...(suggestions ? [`Suggestions that change: ${suggestions.changed}.`] : []),
    ...(untold ? [`Questions in untold.yaml that change: ${untold.changed}.`] : []),
    ...doubtful.map(
      (word) => `“${word}” alone is left: it is another word or another person too. Look at it yourself.`,
    ),
    ...shared.map((word) => `“${word}” is in other stories too, so it is not looked for afterwards.`),
    'Quotes of this story then hold the pseudonym where the printed story has the name.',
  ];
  return `${lines.join('\n')}\n`;
}
