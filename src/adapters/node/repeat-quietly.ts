/** How often a database is asked which index it serves. */
const defaultPauseMs = 2000;

/**
 * Runs `work`, which does not reject, again and again with a pause before each run. It does not keep the process alive. Gives the
 * function that ends it.
 */
export function repeatQuietly(work: () => Promise<void>, pauseMs: number = defaultPauseMs): () => void {
  let timer: NodeJS.Timeout;
  let ended = false;
  const plan = (): void => {
    timer = setTimeout(() => {
      void work().finally(() => {
        if (!ended) plan();
      });
    }, pauseMs).unref();
  };
  plan();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
