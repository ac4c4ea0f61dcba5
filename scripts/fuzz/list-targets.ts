import type { FuzzTarget } from './fuzz-target.js';
import { openArticleTarget } from './targets/article.js';
import { openCondenserTarget } from './targets/condenser.js';
import { docxTarget } from './targets/docx.js';
import { importerTarget } from './targets/importer.js';
import { openScreenTarget } from './targets/screen.js';
import { openSpellingTarget } from './targets/spelling.js';
import { openVerifyTarget } from './targets/verify.js';
import { openWireTarget } from './targets/wire.js';
import { openHeldStories } from './held-stories.js';

/** Every target, over the project's own stories. Needs neither model nor index. */
export async function openTargets(): Promise<readonly FuzzTarget[]> {
  const stories = await openHeldStories();
  return [
    openArticleTarget(stories),
    importerTarget,
    docxTarget,
    openCondenserTarget(stories),
    openScreenTarget(),
    openSpellingTarget(stories),
    openVerifyTarget(stories),
    openWireTarget(stories),
  ];
}
