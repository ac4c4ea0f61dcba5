import { join } from 'node:path';
import type { Article } from '../../core/corpus/article.js';
import type { RenamePlan, RenameReceipt } from '../../core/corpus/corpus-desk.js';
import {
  addSmallForms,
  listNameForms,
  type NameForm,
  renameId,
  replaceNames,
  slugName,
} from '../../core/corpus/name-forms.js';
import { holdsName } from '../../core/corpus/story-traces.js';
import { UnknownArticleError, UnknownSpeakerError } from '../../core/errors.js';
import { editQuestions } from '../markdown/edit-questions.js';
import { renameInSource } from '../markdown/rename-in-source.js';
import { readIfThere, removeFile, replaceFile, storyPath } from './corpus-files.js';
import {
  type CorpusWorkshop,
  findStory,
  readOtherStories,
  readStory,
  suggestionsFile,
  untoldFile,
} from './corpus-workshop.js';
import { readCorpus } from './read-corpus.js';
import { searchFolders } from './search-folders.js';

/**
 * Plans a pseudonym for a person of a story. @throws UnknownArticleError, UnknownSpeakerError, also where the new name can't
 * be told from the old one or is another person's.
 */
export async function planRename(corpusDir: string, id: string, person: string, newName: string): Promise<RenamePlan> {
  const { article, source } = await readStory(corpusDir, id);
  const others = await readOtherStories(corpusDir, id);
  const speaker = requirePerson(article, person, newName);
  const { forms, doubtful } = listNameForms(speaker, newName, article, [article, ...others]);
  const newArticleId = renameId(id, speaker.name, newName);
  const newPersonId = nameId(article, slugName(newName));
  const renamed = renameInSource(source, {
    articleId: newArticleId,
    personId: speaker.id,
    newPersonId,
    newName,
    forms,
  });
  const there = newArticleId === id ? null : await findStory(corpusDir, newArticleId);
  // The same words are there where an earlier run was cut short.
  if (there && there.source !== renamed.text)
    throw new UnknownArticleError(
      `The story would get the id '${newArticleId}', which another one has. Choose another name.`,
    );
  const spellings = [...new Set([...forms.map(({ from }) => from), speaker.id])];
  const isShared = (name: string): boolean => others.some((other) => holdsName(JSON.stringify(other), name));
  const traces = spellings.filter((name) => !isShared(name));
  const own = forms.filter(({ from }) => traces.includes(from));
  const renameIn = async (file: string, all: readonly NameForm[]) => {
    const questions = await readIfThere(join(corpusDir, file));
    const edited = questions === null ? null : editQuestions(questions, (one) => replaceNames(one, all).text);
    return edited && edited.changed > 0 ? edited : null;
  };
  return {
    articleId: id,
    newArticleId,
    newPersonId,
    forms,
    doubtful,
    places: renamed.count,
    url: article.url,
    source: renamed.text,
    suggestions: await renameIn(suggestionsFile, own),
    untold: await renameIn(untoldFile, addSmallForms(own)),
    traces,
    shared: spellings.filter(isShared),
  };
}

/** Carries a plan out, builds the index and looks for the old name in everything that is left. @throws WriteFailedError */
export async function renameSpeaker(shop: CorpusWorkshop, plan: RenamePlan): Promise<RenameReceipt> {
  const { corpusDir, indexDir, disk } = shop;
  // A fault elsewhere would keep the index from being built once the files have changed.
  await readCorpus(corpusDir);
  if (plan.suggestions) await replaceFile(join(corpusDir, suggestionsFile), plan.suggestions.text, disk);
  if (plan.untold) await replaceFile(join(corpusDir, untoldFile), plan.untold.text, disk);
  await replaceFile(storyPath(corpusDir, 'articles', plan.newArticleId), plan.source, disk);
  if (plan.newArticleId !== plan.articleId) await removeFile(storyPath(corpusDir, 'articles', plan.articleId), disk);
  const { indexVersion } = await shop.build();
  const search = await searchFolders([corpusDir, indexDir], (text) => {
    const left = plan.traces.filter((name) => holdsName(text, name)).length;
    return left === 0 ? null : left;
  });
  return { articleId: plan.newArticleId, indexVersion, search };
}

function requirePerson(article: Article, person: string, newName: string): Article['people'][number] {
  const found = article.people.find(({ id, name }) => id === person || name === person);
  const known = article.people.map(({ id, name }) => `${id} (${name})`).join(', ') || 'none';
  if (!found) throw new UnknownSpeakerError(`Nobody of that name speaks in '${article.id}'. There are: ${known}.`);
  if (!/^\p{L}[\p{L}\p{M}’' .-]{0,79}$/u.test(newName))
    throw new UnknownSpeakerError('The new name is no name. Give letters, such as "Sam" or "Sam Reed".');
  const words = (name: string): string[] => name.toLowerCase().split(/[\s-]+/u);
  if (words(newName).some((word) => words(found.name).includes(word)))
    throw new UnknownSpeakerError('The new name holds a part of the old one. Choose one that doesn’t.');
  if (article.people.some(({ name }) => name === newName) || holdsName(article.text, newName))
    throw new UnknownSpeakerError('The story names somebody else so. Choose another name.');
  return found;
}

function nameId({ people }: Article, wanted: string): string {
  let id = wanted;
  for (let count = 2; people.some((person) => person.id === id); count += 1) id = `${wanted}-${count}`;
  return id;
}
