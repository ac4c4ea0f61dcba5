import type { Cancellation } from './ports.js';
import type { StoryFilter } from './story-filter.js';

/** One question with the conversation before it. */
export interface AskRequest {
  readonly question: string;
  /** Earlier turns, oldest first. Only their questions and article ids are used: a caller could forge the rest. */
  readonly turns?: readonly Turn[];
  /** Council id: only its stories are searched. */
  readonly council?: string;
  /** Narrows the search further. */
  readonly filter?: StoryFilter;
  /** Most citations, 1 to 5; 3 where absent. */
  readonly limit?: number;
  readonly cancellation?: Cancellation;
  /** Answers by rules and templates alone, whatever else is set up. */
  readonly plain?: boolean;
}

export interface Turn {
  readonly question: string;
  /** Articles that the answer cited. */
  readonly articleIds?: readonly string[];
}
