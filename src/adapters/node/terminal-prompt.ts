import { createInterface } from 'node:readline';

/**
 * Asks for lines on a terminal: arrow keys, a history of this run, Ctrl-C to clear the line or, on an empty one, to leave,
 * Ctrl-D to leave. Lines that come while nobody reads wait for their turn.
 */
export function openTerminalPrompt(
  text: string,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
) {
  const queue = createLineQueue();
  const terminal = createInterface({ input, output, prompt: text, terminal: true, removeHistoryDuplicates: true });
  terminal.on('line', queue.push);
  terminal.on('close', () => {
    // Leaves the person's shell on a line of its own.
    if (queue.isAwaited()) output.write('\n');
    queue.end();
  });
  terminal.on('SIGINT', () => {
    if (terminal.line === '' || !queue.isAwaited()) {
      terminal.close();
      return;
    }
    terminal.write(null, { ctrl: true, name: 'e' });
    terminal.write(null, { ctrl: true, name: 'u' });
  });
  return {
    read: (): Promise<string | null> => {
      if (queue.isEmpty()) terminal.prompt();
      return queue.next();
    },
    close: (): void => {
      terminal.close();
    },
  };
}

/** Lines in the order in which they came, for one reader; null once they have ended. */
function createLineQueue() {
  const lines: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let ended = false;
  const hand = (line: string | null): void => {
    const receive = waiting;
    waiting = null;
    receive?.(line);
  };
  return {
    isAwaited: (): boolean => waiting !== null,
    /** Whether the reader would have to wait. */
    isEmpty: (): boolean => lines.length === 0 && !ended,
    push: (line: string): void => {
      if (waiting) hand(line);
      else lines.push(line);
    },
    end: (): void => {
      ended = true;
      hand(null);
    },
    next: (): Promise<string | null> => {
      const line = lines.shift();
      if (line !== undefined || ended) return Promise.resolve(line ?? null);
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
  };
}
