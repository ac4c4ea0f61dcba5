import { resolve } from 'node:path';
import type { StoryProposal } from '../../core/corpus/corpus-desk.js';
import { StoryFileFault } from '../../core/corpus/story-file-fault.js';
import { readIfThere, removeFile, replaceFile, storyPath } from './corpus-files.js';
import { isId } from './corpus-workshop.js';
import type { Disk } from './disk.js';

/**
 * Writes a proposed story: among the stories where nothing is open, else among the drafts, which no build reads. The draft
 * that it was made from goes once the story is in.
 * @throws StoryFileFault where a file is there already and `replace` is false; WriteFailedError
 */
export async function saveStory(
  corpusDir: string,
  { id, from, markdown, open }: StoryProposal,
  replace: boolean,
  disk: Disk,
): Promise<{ readonly path: string; readonly isDraft: boolean }> {
  if (!isId(id))
    throw new StoryFileFault(`'${id}' is no id. Give one with --id, of lower-case letters, digits and hyphens.`);
  const isDraft = open.length > 0;
  const path = storyPath(corpusDir, isDraft ? 'drafts' : 'articles', id);
  const there = await readIfThere(path);
  const isItself = resolve(from) === resolve(path);
  if (there !== null && there !== markdown && !replace && !isItself)
    throw new StoryFileFault(`${path} is there already. Give another id with --id, or --replace to write over it.`);
  await replaceFile(path, markdown, disk);
  const draft = storyPath(corpusDir, 'drafts', id);
  if (!isDraft && resolve(from) === resolve(draft)) await removeFile(draft, disk);
  return { path, isDraft };
}
