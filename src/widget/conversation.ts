import type { ApiClient } from './api-client.js';
import {
  type ConversationEvent,
  type ConversationState,
  type Exchange,
  advance,
  beginConversation,
  listTurns,
} from './conversation-state.js';
import type { TabMemory } from './tab-memory.js';

/** After this the person is told that it takes longer than usual. The service answers in well under a second. */
const slowMs = 4000;

/** After this the widget stops waiting. The service’s own limit is shorter. */
const giveUpMs = 30_000;

export interface ConversationDeps {
  readonly client: Pick<ApiClient, 'ask'>;
  readonly memory: TabMemory;
  readonly isOnline: () => boolean;
  /** Runs `action` after `delayMs`, and gives the function that calls it off. */
  readonly schedule: (action: () => void, delayMs: number) => () => void;
}

type Listener = (state: ConversationState, previous: ConversationState, event: ConversationEvent) => void;

/** One conversation: its state, and the asking that state changes lead to. Knows nothing of what it looks like. */
export class Conversation {
  #state: ConversationState;
  #listener: Listener = () => undefined;
  #stop: AbortController | null = null;
  readonly #deps: ConversationDeps;

  constructor(deps: ConversationDeps, open: boolean) {
    this.#deps = deps;
    this.#state = beginConversation(open, deps.memory.read());
  }

  get state(): ConversationState {
    return this.#state;
  }

  /** Told of every event after it has changed the state. There is one listener; a new one takes the place of the old. */
  listen(listener: Listener): void {
    this.#listener = listener;
  }

  dispatch(event: ConversationEvent): void {
    const previous = this.#state;
    this.#state = advance(previous, event);
    if (this.#state.exchanges !== previous.exchanges) this.#deps.memory.write(this.#state.exchanges);
    const { waiting } = this.#state;
    if (previous.waiting && !waiting) this.#stop?.abort();
    this.#listener(this.#state, previous, event);
    if (waiting && !previous.waiting) void this.#ask(waiting.question, this.#state.exchanges);
  }

  /** Stops the work in hand and says nothing of it; for when the widget leaves the page. */
  close(): void {
    this.#listener = () => undefined;
    this.dispatch({ kind: 'stopped' });
  }

  async #ask(question: string, exchanges: readonly Exchange[]): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    const { schedule, isOnline, client } = this.#deps;
    const fail = (kind: 'offline' | 'timed-out'): void => {
      this.dispatch({ kind: 'failed', failure: { kind, retryable: true, detail: null, waitSeconds: null } });
    };
    if (!isOnline()) {
      fail('offline');
      return;
    }
    const timers = [
      schedule(() => {
        this.dispatch({ kind: 'slowed' });
      }, slowMs),
      schedule(() => {
        fail('timed-out');
      }, giveUpMs),
    ];
    try {
      const outcome = await client.ask(question, listTurns(exchanges), stop.signal);
      if (!stop.signal.aborted) this.dispatch(outcome);
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    } finally {
      for (const callOff of timers) callOff();
    }
  }
}
