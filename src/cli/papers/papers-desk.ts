import type { PaperFacts } from './paper-facts.js';

/** What `ask papers` takes from the world. */
export interface PapersDesk {
  /**
   * Everything that the papers tell; `details` is the file that people wrote, or null.
   * @throws DetailsFault, EnvironmentFault, AccessFileFault, SwitchesFileFault, CorpusInvalidError, IndexMissingError or
   * IndexCorruptError
   */
  readonly gather: (details: string | null) => Promise<PaperFacts>;
  /** Text of a file; null where there is none. */
  readonly readEarlier: (path: string) => Promise<string | null>;
}
