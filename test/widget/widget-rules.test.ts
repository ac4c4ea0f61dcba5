/** The small pure rules of the widget. */
import { describe, expect, test, vi } from 'vitest';
import { en } from '../../src/wording/en.js';
import { isAnswerBody } from '../../src/widget/answer-body.js';
import { chooseAnnouncement } from '../../src/widget/announcements.js';
import { measureContrast, readRgb, refuseColours } from '../../src/widget/contrast.js';
import { advance, beginConversation } from '../../src/widget/conversation-state.js';
import { describeFailure, readFailure } from '../../src/widget/failure.js';
import { citeQuote, describeSource } from '../../src/widget/quote-source.js';
import { readSettings, toWebAddress } from '../../src/widget/settings.js';
import { openTabMemory } from '../../src/widget/tab-memory.js';
import { answers, citation } from '../browser/answers.js';

describe('contrast', () => {
  const [white, black] = [readRgb('rgb(255, 255, 255)'), readRgb('rgb(0, 0, 0)')];

  test('is 21 between black and white, either way round, and 1 of a colour to itself', () => {
    if (!white || !black) throw new Error('A colour was not read.');
    expect(measureContrast(white, black)).toBeCloseTo(21);
    expect(measureContrast(black, white)).toBeCloseTo(21);
    expect(measureContrast(white, white)).toBe(1);
  });

  // #767676 is the lightest grey that passes on white; WebAIM and WCAG's own examples give 4.54 and 4.48.
  test('draws the line at 4.5:1', () => {
    expect(refuseColours('rgb(118, 118, 118)', 'rgb(255, 255, 255)')).toBeNull();
    expect(refuseColours('rgb(119, 119, 119)', 'rgb(255, 255, 255)')).toContain('4.47:1');
  });

  test.each(['rgba(0, 0, 0, 0.5)', 'oklch(0.5 0.1 200)', 'color(srgb 1 0 0)', ''])('%j can’t be checked', (colour) => {
    expect(refuseColours(colour, 'rgb(255, 255, 255)')).toContain('can’t be checked');
  });
});

describe('settings', () => {
  const read = (attributes: Record<string, string>) =>
    readSettings({
      getAttribute: (name) => attributes[name] ?? null,
      scriptUrl: 'https://voices.example/sub/widget.js',
      pageUrl: 'https://council.example/careers/index.html',
      pageLang: 'cy',
    });

  test('without attributes the service is where the script is', () => {
    expect(read({})).toMatchObject({
      api: 'https://voices.example/sub/',
      site: null,
      council: null,
      mode: 'floating',
      theme: 'light',
      lang: 'cy',
    });
  });

  test.each([
    ['https://api.example', 'https://api.example/'],
    ['/voices', 'https://council.example/voices/'],
    ['javascript:alert(1)', 'https://voices.example/sub/'],
    ['  ', 'https://voices.example/sub/'],
  ])('api="%s" is %s', (api, expected) => {
    expect(read({ api }).api).toBe(expected);
  });

  test('what is not known counts as not set', () => {
    expect(read({ mode: 'modal', theme: 'sepia', 'contact-url': 'data:text/html,x' })).toMatchObject({
      mode: 'floating',
      theme: 'light',
      contact: { url: null },
    });
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://a/b',
    'java\nscript:alert(1)',
    '//',
  ])('%j is never a link', (url) => {
    expect(toWebAddress(url)).toBeNull();
  });
});

describe('failures', () => {
  const base = { status: 500, code: null, detail: null, retryable: false, waitSeconds: null };

  test.each([
    [{ ...base, status: 429, code: 'rate-limited', retryable: true, waitSeconds: 20 }, 'too-many', true],
    [{ ...base, status: 503, code: 'switched-off', retryable: true, detail: 'Back on Monday.' }, 'switched-off', false],
    [{ ...base, status: 503, code: 'timed-out', retryable: true }, 'timed-out', true],
    [{ ...base, status: 503, code: 'index-missing', retryable: true }, 'unavailable', true],
    [{ ...base, status: 403, code: 'origin-not-allowed' }, 'not-accepted', false],
    [{ ...base, status: 422, code: 'unknown-council' }, 'not-accepted', false],
    [{ ...base, status: 422, code: 'invalid-question', detail: 'Enter a question.' }, 'question-refused', false],
    [{ ...base, status: 500, code: 'internal-error' }, 'failed', false],
    [{ ...base, status: 502 }, 'unavailable', true],
  ])('%j', (response, kind, retryable) => {
    const failure = readFailure(response);
    expect(failure).toMatchObject({ kind, retryable });
    expect(describeFailure(failure, en).length).toBeGreaterThan(10);
  });

  test('say how long to wait and why it is off', () => {
    expect(describeFailure(readFailure({ ...base, status: 429, waitSeconds: 20 }), en)).toContain('in 20 seconds');
    const off = readFailure({ ...base, status: 503, code: 'switched-off', detail: 'Back on Monday.' });
    expect(describeFailure(off, en)).toBe('This service is switched off for now. Back on Monday.');
  });
});

describe('announcements', () => {
  const start = advance(beginConversation(true), { kind: 'typed', draft: 'why?' });
  const waiting = advance(start, { kind: 'asked' });

  test.each([
    ['answered', '2 quotes found'],
    ['single', '1 quote found'],
    ['partly', '1 quote found for part of your question'],
    ['unanswerable', en.nothingFound],
    ['clarify', en.choiceNeeded],
    ['signposted', en.helpShown],
    ['smallTalk', en.replied],
    ['declined', en.replied],
  ] as const)('%s', (kind, said) => {
    const event = { kind: 'answered', answer: answers[kind] } as const;
    expect(chooseAnnouncement(event, advance(waiting, event), waiting, en)).toBe(said);
  });

  test('nothing is said of an answer that nobody waits for, and nothing while a person types', () => {
    const late = { kind: 'answered', answer: answers.single } as const;
    expect(chooseAnnouncement(late, advance(start, late), start, en)).toBeNull();
    const typed = { kind: 'typed', draft: 'why now?' } as const;
    expect(chooseAnnouncement(typed, advance(start, typed), start, en)).toBeNull();
  });
});

describe('the source of a quote', () => {
  test('names speaker, role, council, story and year', () => {
    expect(describeSource(citation, en)).toEqual({
      who: 'Sam Example',
      role: 'Specialist Practitioner, North Council',
      title: 'A day with Sam',
      printed: 'A story from North Council, Northern Paper, 2018',
      url: citation.url,
    });
  });

  test('makes nothing up', () => {
    const bare = { ...citation, speaker: { name: 'Sam', role: null, employer: null }, council: null, published: null };
    const source = describeSource({ ...bare, articleTitle: null, publisher: null, url: 'javascript:alert(1)' }, en);
    const expected = { who: 'Sam', role: 'role not given', title: 'A story without a title', printed: null, url: null };
    expect(source).toEqual(expected);
    expect(describeSource({ ...citation, speaker: null }, en)).toMatchObject({ who: 'The article', role: null });
  });

  test('goes with the quote when it is copied', () => {
    expect(citeQuote(citation, en)).toBe(
      `“${citation.quote}” – Sam Example, Specialist Practitioner, North Council, A day with Sam, A story from North Council, Northern Paper, 2018. ${citation.url ?? ''}`,
    );
  });
});

describe('what comes from outside', () => {
  test('every kind of answer is read, with fields that are new', () => {
    for (const answer of Object.values(answers)) expect(isAnswerBody({ ...answer, later: 1 })).toBe(true);
  });

  test.each([
    ['nothing', null],
    ['a list', []],
    ['no citations', { ...answers.answered, citations: undefined }],
    ['a quote that is no text', { ...answers.answered, citations: [{ ...citation, quote: {} }] }],
    ['a status that is new', { ...answers.answered, status: 'guessed' }],
    ['a suggestion that is an element', { ...answers.answered, suggestions: [{ nodeType: 1 }] }],
  ])('%s is refused', (_name, body) => {
    expect(isAnswerBody(body)).toBe(false);
  });
});

describe('what a tab remembers', () => {
  function createStorage(text: string | null = null) {
    const storage = { getItem: vi.fn(() => text), setItem: vi.fn(), removeItem: vi.fn(), clear: vi.fn(), key: vi.fn() };
    return { ...storage, length: 0 };
  }
  const exchange = { number: 1, question: 'why?', answer: answers.answered };

  test('is what was said, but for what a person in need said', () => {
    const storage = createStorage();
    const memory = openTabMemory('key', () => storage);
    memory.write([exchange, { number: 2, question: 'a disclosure', answer: answers.signposted }]);
    expect(storage.setItem).toHaveBeenCalledWith('key', JSON.stringify([exchange]));
    memory.write([]);
    expect(storage.removeItem).toHaveBeenCalledWith('key');
  });

  test.each(['not JSON', '{}', '[{"number":1}]', '[{"number":1,"question":"q","answer":{}}]'])(
    '%s is not read',
    (text) => {
      expect(openTabMemory('key', () => createStorage(text)).read()).toEqual([]);
    },
  );

  test('where the browser forbids it, nothing breaks', () => {
    const memory = openTabMemory('key', () => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(memory.read()).toEqual([]);
    expect(() => {
      memory.write([exchange]);
    }).not.toThrow();
  });
});
