import type { Article } from '../core/corpus/article.js';
import type { CorpusDesk } from '../core/corpus/corpus-desk.js';
import type { Explanation } from '../core/explain.js';
import type { AskRequest } from '../core/ask-request.js';
import type { GapsDesk } from '../core/gaps/gaps-desk.js';
import type { HashText } from '../core/ports.js';
import type { AnswerBody } from '../http/contract/ask.js';
import type { EvalStories } from './eval/eval-stories.js';
import type { PapersDesk } from './papers/papers-desk.js';
import type { StoriesPlace } from './parse-args.js';

/** What the command works with. Each is called only once it is needed: what it takes is loaded then. */
export interface CliDeps {
  readonly version: string;
  /** Opens index and model, or readies the way to a service. `explains` says that explanations will be asked for. */
  readonly open: (place: StoriesPlace, explains: boolean) => Promise<OpenedStories>;
  /** The stories as their files have them now. */
  readonly readArticles: () => Promise<readonly Article[]>;
  readonly hashText: HashText;
  /** What `ask corpus` works on; absent where there is no corpus to keep. */
  readonly openCorpus?: () => Promise<CorpusDesk>;
  /** What `ask eval` measures; absent where there are no stories on this machine. */
  readonly openEval?: (place: { readonly index: string | null; readonly model: string | null }) => Promise<EvalStories>;
  /** What `ask gaps` shows; absent where no server runs. */
  readonly openGaps?: () => Promise<GapsDesk>;
  /** What `ask papers` writes of; absent where there is no service. */
  readonly openPapers?: () => Promise<PapersDesk>;
  /** Writes a file whole or not at all. @throws WriteFailedError */
  readonly writeFile?: (path: string, text: string) => Promise<void>;
}

export interface OpenedStories {
  readonly ask: (request: AskRequest) => Promise<ToldAnswer>;
  /** What the person should know, such as that a slower search serves. */
  readonly notices: readonly string[];
}

export interface ToldAnswer {
  readonly answer: AnswerBody;
  /** Null where none was asked for. */
  readonly explanation: Explanation | null;
}
