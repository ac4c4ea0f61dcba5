import { isMap, isPair, isScalar, parseDocument, visit, type Document } from 'yaml';
import { addSmallForms, type NameForm, replaceNames } from '../../core/corpus/name-forms.js';
import { joinStory, splitStory } from './split-story.js';

export interface SpeakerRename {
  readonly articleId: string;
  readonly personId: string;
  readonly newPersonId: string;
  readonly newName: string;
  readonly forms: readonly NameForm[];
}

/**
 * A story's file with a pseudonym in the place of a name: in the front matter, the text, the speech and what people ask. The person
 * is marked `pseudonym: true`, and the address of the published page, which tells the name, is taken away. `count` is how often the
 * name stood there.
 */
export function renameInSource(
  source: string,
  rename: SpeakerRename,
): { readonly text: string; readonly count: number } {
  const { frontMatter, body, asked: written } = splitStory(source);
  const document = parseDocument(frontMatter ?? '');
  const before = String(document.getIn(['people', rename.personId, 'name']));
  renameInFrontMatter(document, rename);
  const asked = written && renameInAsked(written.source, rename.forms);
  const head = replaceNames(document.toString({ lineWidth: 0, flowCollectionPadding: true }), rename.forms);
  const links = body.replaceAll(`](speaker:${rename.personId})`, `](speaker:${rename.newPersonId})`);
  const words = replaceNames(links, rename.forms);
  const named = before === rename.newName ? 0 : 1;
  const parts = { frontMatter: `${head.text.trimEnd()}\n`, body: words.text, asked: asked?.text ?? null };
  return { text: joinStory(parts), count: (asked?.count ?? 0) + head.count + words.count + named };
}

/** People type names without capitals, so what they ask is looked through for those too. How often one stood there. */
function renameInAsked(source: string, forms: readonly NameForm[]): { readonly text: string; readonly count: number } {
  const document = parseDocument(source);
  const all = addSmallForms(forms);
  if (document.errors.length > 0) return replaceNames(source, all);
  let total = 0;
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string') return;
      const { text, count } = replaceNames(node.value, all);
      node.value = text;
      total += count;
    },
  });
  // What is left stands in comments.
  const { text, count } = replaceNames(document.toString({ lineWidth: 0 }), all);
  return { text, count: total + count };
}

function renameInFrontMatter(document: Document, { articleId, personId, newPersonId, newName }: SpeakerRename): void {
  document.set('id', articleId);
  document.delete('url');
  const people = document.get('people');
  if (!isMap(people)) return;
  const pair = people.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === personId);
  if (!pair) return;
  pair.key = document.createNode(newPersonId);
  if (!isMap(pair.value)) return;
  pair.value.set('name', newName);
  pair.value.set('pseudonym', true);
}
