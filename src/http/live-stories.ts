import { VoicesError, IndexCorruptError } from '../core/errors.js';
import type { ReadyStories, StoriesState } from './app-env.js';

export interface LiveStoriesOptions {
  /** Opens what is on the disk now. */
  readonly open: () => Promise<ReadyStories>;
  /** Told, in a sentence to print, what became of each index. */
  readonly onNotice: (notice: string) => void;
  readonly onSwap?: (outcome: 'taken' | 'refused', state: StoriesState) => void;
  /**
   * Calls `retry` some time later, after the `count`th refusal in a row. What hindered may go without a sign, as where no file
   * could be opened for want of descriptors. Nothing is tried again by itself where absent.
   */
  readonly retryLater?: (retry: () => void, count: number) => void;
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
export async function openLiveStories(options: LiveStoriesOptions): Promise<LiveStories> {
  const { open, onNotice, onSwap, retryLater } = options;
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
  const refusals = { count: 0, told: '' };
  const noteOutcome = (next: StoriesState): void => {
    refusals.count = next.ready ? 0 : refusals.count + 1;
    refusals.told = next.ready ? '' : next.fault.message;
    const { count } = refusals;
    if (!next.ready)
      retryLater?.(() => {
        // Whatever came meanwhile has a retry of its own.
        if (count === refusals.count) void reload(true);
      }, count);
  };
  const swap = async (again: boolean): Promise<void> => {
    const next = await openNext();
    const told = again && !next.ready && next.fault.message === refusals.told;
    // The one step: requests that began with the old stories keep them to their end.
    if (next.ready || !state.ready) state = next;
    noteOutcome(next);
    // A retry that comes to the same is nothing new to tell.
    if (told) return;
    onSwap?.(next.ready ? 'taken' : 'refused', state);
    if (next.ready) onNotice(`The index ${next.indexVersion} answers from now on.`);
    else if (state.ready)
      onNotice(`${next.fault.message} Until then the index ${state.indexVersion} goes on answering.`);
    else onNotice(next.fault.message);
  };
  const reload = runOneAtATime(swap);
  noteOutcome(state);
  return { state: () => state, reload: () => reload(false) };
}

/** @throws IndexCorruptError where a question that was answered when the index was built no longer is. */
async function prove({ ask, suggestions: [proven] }: ReadyStories): Promise<void> {
  if (proven === undefined || (await ask({ question: proven.question, plain: true })).citations.length > 0) return;
  throw new IndexCorruptError(
    'The index does not answer a question that it was built to answer. Run `npm run build:index -- --full`.',
  );
}

/** Runs `task` when called; calls during a run share one more run after it, `again` where all of them say so. */
function runOneAtATime(task: (again: boolean) => Promise<void>): (again: boolean) => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let nextAgain = true;
  const run = (again: boolean): Promise<void> => {
    running = task(again).finally(() => {
      running = null;
    });
    return running;
  };
  return (again) => {
    if (running === null) return run(again);
    nextAgain &&= again;
    next ??= running
      .catch(() => undefined)
      .then(() => {
        const all = nextAgain;
        [next, nextAgain] = [null, true];
        return run(all);
      });
    return next;
  };
}
