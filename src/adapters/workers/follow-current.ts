/** What is used of a request's context. */
interface RequestContext {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

export interface FollowOptions {
  /** Version that the store says answers now. */
  readonly readVersion: () => Promise<string>;
  /** Version that is served; null where none is. */
  readonly served: () => string | null;
  /** Opens what the store has now beside what is served, and puts it in place. */
  readonly reload: () => Promise<void>;
  /** How often to look; a minute where absent. */
  readonly everyMs?: number;
  readonly now?: () => number;
}

/**
 * Gives what to call with each request: once in a while it looks, behind the answer, whether another version answers now, and has it
 * taken up. A store that can't be reached is looked at again the next time.
 */
export function followCurrent({
  readVersion,
  served,
  reload,
  everyMs = 60_000,
  now = Date.now,
}: FollowOptions): (context: RequestContext) => void {
  let lookedMs = now();
  return (context) => {
    if (served() === null || now() - lookedMs < everyMs) return;
    lookedMs = now();
    const look = async (): Promise<void> => {
      if ((await readVersion()) !== served()) await reload();
    };
    context.waitUntil(look().catch(() => undefined));
  };
}
