import { describe, expect, it } from 'vitest';
import { fallbackReplies } from '../../../src/core/answer/messages.js';
import { replyToRoute } from '../../../src/core/conversation/reply-to-route.js';
import type { Route } from '../../../src/core/conversation/route-question.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';

const line = (name: string, ...needs: ('danger' | 'own-harm')[]) => ({
  name,
  phone: null,
  url: null,
  text: 'Ring.',
  needs,
});
const signposts = [line('999', 'danger'), line('Samaritans', 'own-harm'), line('Both', 'danger', 'own-harm')];
const frame = { id: 'i', searched: { articles: 1, councils: 1 }, indexVersion: 'v', masked: [] };
const reply = (route: Route, replies: Record<string, string> = {}) =>
  replyToRoute(route, 'the question', { ...makeCorpus({}), signposts, replies }, frame);

describe('replyToRoute', () => {
  it('points a person in need at the lines for that need and no others', () => {
    const answer = reply({ kind: 'need', need: 'own-harm' });
    expect(answer).toMatchObject({ status: 'signposted', reason: 'person-in-need', citations: [], ...frame });
    expect(answer.signposts.map(({ name }) => name)).toEqual(['Samaritans', 'Both']);
  });

  it.each([
    [{ kind: 'need', need: 'danger' }, 'danger', fallbackReplies['person-in-need'], 'signposted'],
    [{ kind: 'small-talk', talk: 'greeting' }, 'greeting', fallbackReplies.greeting, 'small-talk'],
    [{ kind: 'command' }, 'command', fallbackReplies.command, 'declined'],
  ] as const)('answers %o in the council’s words, else in its own', (route, key, fallback, status) => {
    expect(reply(route, { [key]: 'Our own words.' })).toMatchObject({ text: 'Our own words.', status });
    expect(reply(route)).toMatchObject({ text: fallback, status, standaloneQuestion: 'the question' });
    expect(fallback).not.toBe('');
  });

  it('gives help lines to nobody else', () => {
    expect(reply({ kind: 'command' }).signposts).toEqual([]);
    expect(reply({ kind: 'small-talk', talk: 'thanks' }).signposts).toEqual([]);
  });
});
