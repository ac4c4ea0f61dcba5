import type { Article, Corpus } from './article.js';
import type { NameForm } from './name-forms.js';
import type { FoundTraces } from './story-traces.js';
import type { Tombstone } from './tombstone.js';

/** Everything that people do to the stories. What is written is written whole or not at all. */
export interface CorpusDesk {
  readonly corpusDir: string;
  /** YYYY-MM-DD */
  readonly today: string;
  /** The stories, checked. @throws CorpusInvalidError with every fault at once. */
  readonly read: () => Promise<Corpus>;
  /** Proposes a story from a file. Writes nothing. @throws StoryFileFault */
  readonly propose: (path: string, about: StoryFacts) => Promise<StoryProposal>;
  /**
   * Writes a proposal: among the stories where it is sound, among the drafts where something is left to decide. A draft that
   * it was made from is removed once the story is in.
   * @throws StoryFileFault where a file is there already and `replace` is false; WriteFailedError
   */
  readonly save: (
    proposal: StoryProposal,
    replace: boolean,
  ) => Promise<{ readonly path: string; readonly isDraft: boolean }>;
  /** Builds the index of the stories as they are. @throws CorpusInvalidError, WriteFailedError, EmbedderUnavailableError */
  readonly build: () => Promise<IndexChange>;
  /** What `build` would change. Writes nothing. */
  readonly preview: () => Promise<IndexChange>;
  /** @throws UnknownArticleError, WriteFailedError */
  readonly withdraw: (id: string, reason: string) => Promise<WithdrawalReceipt>;
  /** What a pseudonym changes; `person` is a name or an id. Writes nothing. @throws UnknownArticleError, UnknownSpeakerError */
  readonly planRename: (id: string, person: string, newName: string) => Promise<RenamePlan>;
  /** @throws WriteFailedError, CorpusInvalidError */
  readonly rename: (plan: RenamePlan) => Promise<RenameReceipt>;
}

/** What the person who adds a story says of it; this stands above what the file tells. */
export interface StoryFacts {
  readonly id?: string;
  readonly title?: string;
  readonly council?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly url?: string;
  readonly rights?: string;
}

export interface StoryProposal {
  readonly id: string;
  /** File that it was made from. */
  readonly from: string;
  /** The story's file as it would be written. */
  readonly markdown: string;
  readonly article: Article;
  /** What was left out and why, one line each. */
  readonly dropped: readonly string[];
  /** What a person has to decide or mend before it can be served, with the line of the proposed file. */
  readonly open: readonly { readonly line: number; readonly message: string }[];
}

/** What an index changes beside the one in use. */
export interface IndexChange {
  readonly articles: Readonly<Record<'added' | 'changed' | 'removed' | 'kept', readonly string[]>>;
  readonly chunks: { readonly embedded: number; readonly reused: number };
  /** How many suggestions were answered, the questions of those that were not, and what is new or gone beside the old index. */
  readonly suggestions: {
    readonly proven: number;
    readonly dropped: readonly string[];
    readonly added: readonly string[];
    readonly removed: readonly string[];
  };
  readonly indexVersion: string;
}

/** What a search of whole folders found. */
export interface FolderSearch<T> {
  readonly files: number;
  readonly bytes: number;
  readonly findings: readonly { readonly file: string; readonly found: T }[];
}

/** What a withdrawal did, and what a search for the story found afterwards. It holds none of the story's words. */
export interface WithdrawalReceipt {
  readonly tombstone: Tombstone;
  readonly removed: {
    readonly files: readonly string[];
    readonly paragraphs: number;
    readonly words: number;
    /** Questions taken out of the list of suggestions. */
    readonly suggestions: number;
    /** Questions taken out of what no story answers. */
    readonly untold: number;
  };
  readonly index: {
    readonly before: string | null;
    /** Null where no index could be built: the old one was removed all the same. */
    readonly after: string | null;
    /** Suggestions that the new index answers. */
    readonly suggestions: number;
    /** What kept the files from being read; the story was then struck from the old index. Null where nothing did. */
    readonly fault: string | null;
  };
  /** `traces` is how many runs of words and names were looked for; nothing is left where `findings` is empty. */
  readonly search: FolderSearch<FoundTraces> & { readonly folders: readonly string[]; readonly traces: number };
}

/** What giving a speaker a pseudonym changes. */
export interface RenamePlan {
  readonly articleId: string;
  readonly newArticleId: string;
  readonly newPersonId: string;
  readonly forms: readonly NameForm[];
  /** Parts of the name that may be other words too, and are left for a person to look at. */
  readonly doubtful: readonly string[];
  /** How often the name stands in the story's file. */
  readonly places: number;
  /** Address of the published page, which is taken away; null where there is none. */
  readonly url: string | null;
  /** The story's file as it will be. */
  readonly source: string;
  /** `suggestions.yaml` as it will be; null where it stays. */
  readonly suggestions: { readonly text: string; readonly changed: number } | null;
  /** `untold.yaml`, likewise. */
  readonly untold: { readonly text: string; readonly changed: number } | null;
  /** What must be found nowhere afterwards. */
  readonly traces: readonly string[];
  /** What can't be looked for, as other stories have it too. */
  readonly shared: readonly string[];
}

export interface RenameReceipt {
  readonly articleId: string;
  readonly indexVersion: string;
  /** `found` is how many spellings of the name a file still holds. */
  readonly search: FolderSearch<number>;
}
