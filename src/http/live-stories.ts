import { VoicesError, IndexCorruptError } from '../core/errors.js';
import type { ReadyStories, StoriesState } from './app-env.js';

export interface LiveStoriesOptions {
  /** Opens what is on the disk now. */
  readonly open: () => Promise<ReadyStories>;
  /** Told, in a sentence to print, what became of each index. */
  readonly onNotice: (notice: string) => void;
  readonly onSwap?: (outcome: 'taken' | 'refused', state: StoriesState) => void;
}

/** The stories that are served now, and how others take their place. */
export interface LiveStories {
  readonly state: () => StoriesState;
  /**
   * Opens what is on the disk beside what is served, proves it, and puts it in place in one step. Where it can't be used,
   * what is served stays. Calls that come meanwhile are answered by one more round.
   */
  readonly reload: () => Promise<void>;
}

/** Opens the stories for the first time. A server without any still starts, so that `/readyz` can say what is wrong. */
export async function openLiveStories({ open, onNotice, onSwap }: LiveStoriesOptions): Promise<LiveStories> {
  const openProven = async (): Promise<StoriesState> => {
    try {
      const stories = await open();
      await prove(stories);
      return stories;
    } catch (fault) {
      if (fault instanceof VoicesError) return { ready: false, fault };
      throw fault;
    }
  };
  let state = await openProven();
  onSwap?.(state.ready ? 'taken' : 'refused', state);
  if (!state.ready)
    onNotice(`${state.fault.message} Until then every question gets the problem '${state.fault.code}'.`);

  const openNext = async (): Promise<StoriesState> => {
    try {
      return await openProven();
    } catch (cause) {
      // Whatever a new index makes fail, the old one goes on.
      const fault = new IndexCorruptError('The index could not be opened. Run `npm run build:index`.', { cause });
      return { ready: false, fault };
    }
  };
  const swap = async (): Promise<void> => {
    const next = await openNext();
    // The one step: requests that began with the old stories keep them to their end.
    if (next.ready || !state.ready) state = next;
    onSwap?.(next.ready ? 'taken' : 'refused', state);
    if (next.ready) onNotice(`The index ${next.indexVersion} answers from now on.`);
    else if (state.ready)
      onNotice(`${next.fault.message} Until then the index ${state.indexVersion} goes on answering.`);
    else onNotice(next.fault.message);
  };
  return { state: () => state, reload: runOneAtATime(swap) };
}

/** @throws IndexCorruptError where a question that was answered when the index was built no longer is. */
async function prove({ ask, suggestions: [proven] }: ReadyStories): Promise<void> {
  if (proven === undefined || (await ask({ question: proven.question, plain: true })).citations.length > 0) return;
  throw new IndexCorruptError(
    'The index does not answer a question that it was built to answer. Run `npm run build:index -- --full`.',
  );
}

/** Runs `task` when called; calls during a run share one more run after it. */
function runOneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = (): Promise<void> => {
    running = task().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return run();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return run();
      });
    return next;
  };
}
