import { isMap, isNode, isPair, isScalar, parseDocument, visit, type Document } from 'yaml';
import { addSmallForms, type NameForm, replaceNames } from '../../core/corpus/name-forms.js';
import { splitFrontMatter } from './parse-article.js';

export interface SpeakerRename {
  readonly articleId: string;
  readonly personId: string;
  readonly newPersonId: string;
  readonly newName: string;
  readonly forms: readonly NameForm[];
}

/**
 * A story's file with a pseudonym in the place of a name: in the front matter, the text and the speech. The person is marked
 * `pseudonym: true`, and the address of the published page, which tells the name, is taken away. `count` is how often the name
 * stood there.
 */
export function renameInSource(
  source: string,
  rename: SpeakerRename,
): { readonly text: string; readonly count: number } {
  const { frontMatter, body } = splitFrontMatter(source.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'));
  const document = parseDocument(frontMatter ?? '');
  const before = String(document.getIn(['people', rename.personId, 'name']));
  renameInFrontMatter(document, rename);
  const asked = renameInAsked(document, rename.forms);
  const head = replaceNames(document.toString({ lineWidth: 0, flowCollectionPadding: true }), rename.forms);
  const links = body.replaceAll(`](speaker:${rename.personId})`, `](speaker:${rename.newPersonId})`);
  const words = replaceNames(links, rename.forms);
  const named = before === rename.newName ? 0 : 1;
  return { text: `---\n${head.text.trimEnd()}\n---\n${words.text}`, count: asked + head.count + words.count + named };
}

/** People type names without capitals, so what they ask is looked through for those too. How often one stood there. */
function renameInAsked(document: Document, forms: readonly NameForm[]): number {
  const asked = document.get('asked');
  if (!isNode(asked)) return 0;
  const all = addSmallForms(forms);
  let total = 0;
  visit(asked, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string') return;
      const { text, count } = replaceNames(node.value, all);
      node.value = text;
      total += count;
    },
  });
  return total;
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
