import { describe, expect, test, vi } from 'vitest';
import type { Answer } from '../../src/core/answer/answer.js';
import { IndexMismatchError, type VoicesError } from '../../src/core/errors.js';
import type { ReadyStories, StoriesState } from '../../src/http/app-env.js';
import { openLiveStories } from '../../src/http/live-stories.js';
import { createStubAsk, createStubStories } from './stub-stories.js';

const suggestion = { question: 'what is locality work?', articleIds: [], councilIds: [], chunk: 0 };
const version = (indexVersion: string, rest: Partial<ReadyStories> = {}): ReadyStories => ({
  ...createStubStories(createStubAsk().ask),
  suggestions: [],
  ...rest,
  indexVersion,
});
const broken = new IndexMismatchError('The index was built from other stories.');
const versionOf = (state: StoriesState): string => (state.ready ? state.indexVersion : state.fault.code);

/** Stories that open as `next` says, one after the other. */
function openFrom(next: (ReadyStories | Error)[]) {
  const notices: string[] = [];
  const swaps: [string, string][] = [];
  const retries: (() => void)[] = [];
  const open = (): Promise<ReadyStories> => {
    const stories = next.shift();
    if (stories === undefined) throw new Error('Nothing more was to be opened.');
    return stories instanceof Error ? Promise.reject(stories) : Promise.resolve(stories);
  };
  const live = openLiveStories({
    open,
    onNotice: (notice) => notices.push(notice),
    onSwap: (outcome, state) => swaps.push([outcome, versionOf(state)]),
    retryLater: (retry, count) => (retries[count - 1] = retry),
  });
  return { live, notices, swaps, retries };
}

describe('an index that is built anew', () => {
  test('takes over in one step, and who began with the old one keeps it', async () => {
    const { live, notices, swaps } = openFrom([version('v1'), version('v2')]);
    const stories = await live;
    const before = stories.state();
    await stories.reload();
    expect([versionOf(before), versionOf(stories.state())]).toEqual(['v1', 'v2']);
    expect(swaps).toEqual([
      ['taken', 'v1'],
      ['taken', 'v2'],
    ]);
    expect(notices).toEqual(['The index v2 answers from now on.']);
  });

  test.each<[string, Error]>([
    ['refused by a check', broken],
    ['broken in a way that nobody thought of', new TypeError('cannot read length')],
  ])('and is %s leaves the old one in place, and says so', async (_name, fault) => {
    const { live, notices, swaps } = openFrom([version('v1'), fault]);
    const stories = await live;
    await stories.reload();
    expect(versionOf(stories.state())).toBe('v1');
    expect(swaps.at(-1)).toEqual(['refused', 'v1']);
    expect(notices.at(-1)).toMatch(/Until then the index v1 goes on answering\.$/u);
  });

  test('must answer a question that it was built to answer', async () => {
    const { ask } = createStubAsk();
    const mute = (): Promise<Answer> => ask({ question: 'unknown' });
    const { live } = openFrom([version('v1'), version('v2', { ask: mute, suggestions: [suggestion] })]);
    const stories = await live;
    await stories.reload();
    expect(versionOf(stories.state())).toBe('v1');
  });

  test('opens a service that had none', async () => {
    const { live, notices, swaps } = openFrom([broken, version('v2', { suggestions: [suggestion] })]);
    const stories = await live;
    expect(versionOf(stories.state())).toBe('index-mismatch' satisfies VoicesError['code']);
    expect(notices[0]).toContain("Until then every question gets the problem 'index-mismatch'.");
    await stories.reload();
    expect(versionOf(stories.state())).toBe('v2');
    expect(swaps.map(([outcome]) => outcome)).toEqual(['refused', 'taken']);
  });

  test('while another is opened waits, and however many come meanwhile share one round', async () => {
    const { live, swaps } = openFrom([version('v1'), version('v2'), version('v3')]);
    const stories = await live;
    await Promise.all([stories.reload(), stories.reload(), stories.reload(), stories.reload()]);
    expect(swaps.map(([, indexVersion]) => indexVersion)).toEqual(['v1', 'v2', 'v3']);
  });
});

test('a fault of the program itself is not taken for a missing index at the start', async () => {
  await expect(openFrom([new TypeError('wrong')]).live).rejects.toThrow(TypeError);
});

describe('an index that was refused', () => {
  test('is tried again, without telling the same twice, and taken once it can be', async () => {
    const { live, notices, swaps, retries } = openFrom([version('v1'), broken, broken, version('v2')]);
    const stories = await live;
    await stories.reload();
    const told = notices.length;
    expect([told, retries.length]).toEqual([1, 1]);
    retries[0]?.();
    await vi.waitFor(() => {
      expect(retries).toHaveLength(2);
    });
    expect([notices.length, swaps.length]).toEqual([told, 2]);
    retries[1]?.();
    await vi.waitFor(() => {
      expect(versionOf(stories.state())).toBe('v2');
    });
    expect(notices.slice(told)).toEqual(['The index v2 answers from now on.']);
    expect(swaps.at(-1)).toEqual(['taken', 'v2']);
  });

  test('is not tried again once another came', async () => {
    const { live, swaps, retries } = openFrom([broken, version('v2')]);
    await (await live).reload();
    retries[0]?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(swaps).toEqual([
      ['refused', 'index-mismatch'],
      ['taken', 'v2'],
    ]);
  });
});
