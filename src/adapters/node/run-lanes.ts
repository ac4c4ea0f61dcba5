/** Files read side by side: enough that none waits for another, few enough for any limit of file descriptors. */
const lanes = 8;

/** Runs tasks in their order, a few side by side; after the first that fails no other begins. @throws what that one threw. */
export async function runLanes(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let task = tasks[next++]; task; task = tasks[next++])
      try {
        await task();
      } catch (cause) {
        next = tasks.length;
        throw cause;
      }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, work));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}
