import type { Article, Corpus } from '../../core/corpus/article.js';
import type { Manifest } from '../../core/retrieval/stories-index.js';
import type { Contact, Site } from '../../http/access/site.js';
import type { Channel } from '../../http/switches.js';

/** Everything that the papers may say. What is not in it is marked as a gap. */
export interface PaperFacts {
  /** YYYY-MM-DD */
  readonly today: string;
  readonly settings: PaperSettings;
  /** Websites that may ask; null where none are set up. */
  readonly sites: readonly Site[] | null;
  /** Ways in, each with the reason why it is off; null while it is on. */
  readonly channels: readonly { readonly name: Channel; readonly off: string | null }[];
  readonly index: IndexFacts;
  /** Days on which stories were withdrawn, YYYY-MM-DD, in order. */
  readonly withdrawn: readonly string[];
  /** The page that came with the model, in Markdown; null where there is none. */
  readonly modelPage: string | null;
  readonly pages: PageFacts;
  readonly details: PaperDetails;
}

/** Settings of the server that the papers speak of. */
export interface PaperSettings {
  readonly sitesFile: string | null;
  readonly keysFile: string | null;
  readonly switchesFile: string | null;
  readonly gapsFile: string | null;
  readonly gapsDays: number;
  readonly asksPerMinute: { readonly count: number; readonly isSet: boolean };
  readonly siteAsksPerMinute: number;
  readonly metrics: 'local' | 'public';
  /** Address of a language model that may write sentences before quotes; null where none does. */
  readonly generatorUrl: string | null;
  readonly generatorModel: string;
}

export interface IndexFacts {
  readonly manifest: Manifest;
  /** The stories that are searched. */
  readonly corpus: Corpus;
  /** Day that this machine has for the index’s files, YYYY-MM-DD. A copy has the day of copying. */
  readonly writtenOn: string;
  /** The stories as their files have them now; null where there are no files here. */
  readonly files: readonly Article[] | null;
}

/** What the pages of the service say of themselves. */
export interface PageFacts {
  /** English names of the languages that the pages and the widget come in. */
  readonly languages: readonly string[];
  readonly limits: readonly string[];
  readonly enforcement: string;
}

/** Somebody to turn to, with a postal address where one is given. */
export interface PaperContact extends Contact {
  readonly address: string | null;
}

/** What only a person knows, as the file of `--details` has it. Null where it is not said. */
export interface PaperDetails {
  readonly organisation: string | null;
  readonly team: string | null;
  readonly owner: string | null;
  readonly contact: PaperContact | null;
  readonly dataProtectionOfficer: PaperContact | null;
  readonly service: { readonly url: string | null; readonly phase: string | null; readonly since: string | null };
  readonly hosting: { readonly provider: string | null; readonly country: string | null; readonly log: string | null };
  readonly supplier: { readonly name: string | null; readonly companyNumber: string | null };
  readonly lawfulBasis: { readonly questions: string | null; readonly stories: string | null };
  readonly accessibility: {
    readonly status: 'fully' | 'partially' | 'not' | null;
    readonly tested: string | null;
    readonly testedBy: string | null;
    readonly replyDays: number | null;
  };
  readonly reviewed: string | null;
  readonly nextReview: string | null;
}
