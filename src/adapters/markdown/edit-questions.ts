import { isScalar, isSeq, parseDocument } from 'yaml';

/**
 * Changes the questions of a list (`suggestions.yaml`, `untold.yaml`), or takes those out for which `edit` gives null. Comments and
 * all other lines stay as they are. A file that is no list comes back as it was.
 */
export function editQuestions(
  source: string,
  edit: (question: string) => string | null,
): { readonly text: string; readonly changed: number } {
  const document = parseDocument(source);
  if (document.errors.length > 0 || !isSeq(document.contents)) return { text: source, changed: 0 };
  let changed = 0;
  // A comment stays when the question below it goes: at the head of the file it is about all of them.
  let comments: string[] = [];
  const kept = document.contents.items.filter((item) => {
    if (!isScalar(item) || typeof item.value !== 'string') return true;
    const next = edit(item.value);
    if (next !== item.value) changed += 1;
    if (next === null) {
      comments.push(...(item.commentBefore ?? '').split('\n').filter((line) => line !== ''));
      return false;
    }
    if (next !== item.value) item.value = next;
    if (comments.length > 0)
      item.commentBefore = [...comments, ...(item.commentBefore ? [item.commentBefore] : [])].join('\n');
    comments = [];
    return true;
  });
  if (changed === 0) return { text: source, changed };
  document.contents.items = kept;
  return { text: document.toString({ lineWidth: 0, indentSeq: false }), changed };
}
