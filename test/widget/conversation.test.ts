import { describe, expect, test } from 'vitest';
import type { ApiClient, AskOutcome } from '../../src/widget/api-client.js';
import { Conversation } from '../../src/widget/conversation.js';
import type { ConversationEvent, Exchange } from '../../src/widget/conversation-state.js';
import { answers } from '../browser/answers.js';

/** A conversation whose service and clock do what they are told. */
function stage(kept: readonly Exchange[] = []) {
  const asked: { question: string; turns: unknown; signal: AbortSignal; settle: (outcome: AskOutcome) => void }[] = [];
  const timers: { action: () => void; delayMs: number; live: boolean }[] = [];
  const written: (readonly Exchange[])[] = [];
  const events: ConversationEvent['kind'][] = [];
  let online = true;
  const ask: ApiClient['ask'] = (question, turns, signal) =>
    new Promise((settle, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('aborted'));
      });
      asked.push({ question, turns, signal, settle });
    });
  const conversation = new Conversation(
    {
      client: { ask },
      memory: { read: () => kept, write: (exchanges) => written.push(exchanges) },
      isOnline: () => online,
      schedule: (action, delayMs) => {
        const timer = { action, delayMs, live: true };
        timers.push(timer);
        return () => {
          timer.live = false;
        };
      },
    },
    true,
  );
  conversation.listen((_state, _previous, event) => events.push(event.kind));
  const say = (question: string): void => {
    conversation.dispatch({ kind: 'typed', draft: question });
    conversation.dispatch({ kind: 'asked' });
  };
  return {
    conversation,
    asked,
    timers,
    written,
    events,
    say,
    goOffline: () => {
      online = false;
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a conversation', () => {
  test('asks with the earlier turns, and keeps the answer', async () => {
    const { conversation, asked, say, written } = stage();
    say('first?');
    asked[0]?.settle({ kind: 'answered', answer: answers.single });
    await settled();
    say('second?');
    expect(asked[1]).toMatchObject({ turns: [{ question: 'first?', articleIds: ['north-sam'] }] });
    expect(written.at(-1)).toHaveLength(1);
    expect(conversation.state.exchanges).toHaveLength(1);
  });

  test('goes on where the tab left off, with new numbers', async () => {
    const { conversation, asked, say } = stage([{ number: 7, question: 'kept?', answer: answers.single }]);
    say('next?');
    asked[0]?.settle({ kind: 'answered', answer: answers.single });
    await settled();
    expect(conversation.state.exchanges.map(({ number }) => number)).toEqual([7, 8]);
  });

  test('stops the request when the person does', async () => {
    const { conversation, asked, say, timers } = stage();
    say('why?');
    conversation.dispatch({ kind: 'stopped' });
    await settled();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(conversation.state).toMatchObject({ draft: 'why?', trouble: null });
    expect(timers.some(({ live }) => live)).toBe(false);
  });

  test('says that it is slow, and gives up later', async () => {
    const { conversation, asked, say, timers } = stage();
    say('why?');
    const [slow, giveUp] = [...timers].sort((a, b) => a.delayMs - b.delayMs);
    slow?.action();
    expect(conversation.state.waiting?.slow).toBe(true);
    giveUp?.action();
    await settled();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(conversation.state.trouble).toMatchObject({ failure: { kind: 'timed-out', retryable: true } });
  });

  test('sends nothing while the browser is offline', () => {
    const { conversation, asked, say, goOffline } = stage();
    goOffline();
    say('why?');
    expect(asked).toEqual([]);
    expect(conversation.state).toMatchObject({ draft: 'why?', trouble: { failure: { kind: 'offline' } } });
  });

  test('starting again while a question is asked stops it, and deletes what was kept', async () => {
    const { conversation, asked, say, written } = stage([{ number: 1, question: 'kept?', answer: answers.single }]);
    say('why?');
    conversation.dispatch({ kind: 'restarted' });
    await settled();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(written.at(-1)).toEqual([]);
    expect(conversation.state).toMatchObject({ exchanges: [], waiting: null, draft: '' });
  });

  test('tells nobody of anything once it is closed', async () => {
    const { conversation, asked, say, events } = stage();
    say('why?');
    const before = events.length;
    conversation.close();
    await settled();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(events).toHaveLength(before);
  });
});
