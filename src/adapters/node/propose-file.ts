import { basename, join } from 'node:path';
import type { StoryFacts, StoryProposal } from '../../core/corpus/corpus-desk.js';
import { checkArticles } from '../../core/corpus/check-article.js';
import { slugName } from '../../core/corpus/name-forms.js';
import { StoryFileFault } from '../../core/corpus/story-file-fault.js';
import { findTombstone } from '../../core/corpus/tombstone.js';
import { parseArticle } from '../markdown/parse-article.js';
import { parseCouncils } from '../markdown/parse-corpus-tables.js';
import { proposeStory, type ProposedStory } from '../markdown/propose-story.js';
import { readIfThere } from './corpus-files.js';
import { readTombstones, withdrawnFile } from './corpus-workshop.js';
import { hashBytes } from './index-store.js';
import { readStoryFile } from './read-story-file.js';

/** A file's story as it is proposed, before it is held to the corpus. @throws StoryFileFault */
export async function proposeFile(path: string, about: StoryFacts): Promise<ProposedStory & { readonly id: string }> {
  const source = await readStoryFile(path);
  const { id: wanted, ...facts } = about;
  const isArticle = source.form === 'article';
  if (isArticle && Object.keys(facts).length > 0)
    throw new StoryFileFault(
      `${path} has its own front matter. Write there what you gave as options, and leave them out.`,
    );
  const stated = isArticle ? parseArticle(source.text, '').article.id : '';
  const id = wanted ?? (stated === '' ? slugName(basename(path).replace(/\.[^.]+$/u, '')) : stated);
  return { ...proposeStory(source, id, facts), id };
}

/** Proposes a story for the corpus in `corpusDir`; `open` has every fault that would keep it out. @throws StoryFileFault */
export async function proposeForCorpus(corpusDir: string, path: string, about: StoryFacts): Promise<StoryProposal> {
  const { id, markdown, dropped } = await proposeFile(path, about);
  const { article, faults, lineOfKey } = parseArticle(markdown, id);
  const councils = parseCouncils((await readIfThere(join(corpusDir, 'councils.yaml'))) ?? '').value;
  const together = checkArticles([article], councils).map(({ key, message }) => ({ line: lineOfKey(key), message }));
  const found = findTombstone(article, await readTombstones(corpusDir), hashBytes);
  const withdrawn = found && {
    line: 1,
    message: `${found.by === 'id' ? 'A story of this id' : `This story, as '${found.tombstone.id}',`} was withdrawn on ${found.tombstone.withdrawn}. To take it back in, remove its entry from ${withdrawnFile}.`,
  };
  return {
    id,
    from: path,
    markdown,
    article,
    dropped: dropped.map(({ what, text }) => `${what}: ${text}`),
    open: [...(withdrawn ? [withdrawn] : []), ...faults, ...together],
  };
}
