import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MaskedKind } from '../../../src/core/answer/answer.js';
import { dropMasks, maskPersonalData } from '../../../src/core/conversation/mask-personal-data.js';
import { readWritten } from '../../../src/core/conversation/read-written.js';
import { routeQuestion } from '../../../src/core/conversation/route-question.js';
import { readRouteLines } from './route-lines.js';
import { card, digitsOf, email, insuranceNumber, nhsNumber, phone, sentence } from './personal-data-samples.js';

const labels: Readonly<Record<MaskedKind, string>> = {
  email: '[email hidden]',
  phone: '[phone hidden]',
  'national-insurance-number': '[insurance number hidden]',
  'nhs-number': '[NHS number hidden]',
  'card-number': '[card hidden]',
  'date-of-birth': '[birthday hidden]',
  'registration-number': '[registration hidden]',
};

describe('maskPersonalData hides', () => {
  const cases: readonly (readonly [MaskedKind, readonly string[]])[] = [
    [
      'email',
      [
        'ann@example.org',
        'Ann.Lee+jobs@sub.example.co.uk',
        "ann.o'lee@example.org",
        'ann @ example.org',
        'ann(at)example.org',
        'ann＠example.org',
        'josé@exämple.fr',
        '07700900123@example.org',
      ],
    ],
    [
      'phone',
      [
        '07700900123',
        '07700 900 123',
        '07700-900-123',
        '07700.900.123',
        '077 009 001 23',
        '0 7 7 0 0 9 0 0 1 2 3',
        '07.70.09.00.12.3',
        '(020) 7946 0018',
        '0161 496 0000',
        '01204 12345',
        '+447700900123',
        '+44 7700 900123',
        '+44 (0)20 7946 0018',
        '+44(0)7700-900-123',
        '0044 7700 900123',
        '0044 (0) 7700 900 123',
        '44 7700 900123',
        '07700 – 900 – 123',
        '０７７００９００１２３',
        '٠٧٧٠٠٩٠٠١٢٣',
        '𝟎𝟕𝟕𝟎𝟎𝟗𝟎𝟎𝟏𝟐𝟑',
      ],
    ],
    ['national-insurance-number', ['AB123456C', 'ab 12 34 56 c', 'JG-10-37-59-A', 'AB 123 456 C', 'By123456a']],
    ['nhs-number', ['9434765919', '943 476 5919', '943-476-5919']],
    ['card-number', ['4111111111111111', '4111 1111 1111 1111', '4111-1111-1111-1111', '378282246310005']],
    ['registration-number', ['SW123456', 'sw 123456', 'SW-12345', 'SW 123 456', 'SW123']],
  ];

  for (const [kind, written] of cases)
    it.each(written)(`${kind}: %s`, (data) => {
      for (const [before, after] of [
        ['', ''],
        ['Ring ', ', or else.'],
        ['(', ')'],
        ['“', '”'],
      ] as const)
        expect(maskPersonalData(before + data + after)).toEqual({
          text: before + labels[kind] + after,
          masked: [kind],
        });
    });

  it.each([
    ['I was born on 3 May 2011', 'I was born on [birthday hidden]'],
    ['born 3rd of May, 2011', 'born [birthday hidden]'],
    ['dob 03/05/11', 'dob [birthday hidden]'],
    ['D.O.B: 3.5.2011', 'D.O.B: [birthday hidden]'],
    ['my date of birth: 2011-05-03', 'my date of birth: [birthday hidden]'],
    ['DOB 03052011', 'DOB [birthday hidden]'],
    ['my birthday is May 3rd', 'my birthday is [birthday hidden]'],
    ['born in Kent on 3 May 2011', 'born in Kent on [birthday hidden]'],
    ['3 May 2011 is my date of birth', '[birthday hidden] is my date of birth'],
    ['born on 3 May 2011 and 5 June 2013', 'born on [birthday hidden] and [birthday hidden]'],
  ])('a birthday: %s', (written, text) => {
    expect(maskPersonalData(written)).toEqual({ text, masked: ['date-of-birth'] });
  });

  it('a National Insurance number without its last letter, where it is called one', () => {
    expect(maskPersonalData('my NI number is AB 12 34 56').text).toBe('my NI number is [insurance number hidden]');
    expect(maskPersonalData('story AB123456').masked).toEqual([]);
  });

  it('what characters that show nothing split', () => {
    expect(readWritten('call 0\u200b77\u00ad00\u2060 900\u{e0041}123').shown).toBe('call [phone hidden]');
    expect(readWritten('ann\u200b@\u202eexample.org').masked).toEqual(['email']);
  });

  it('what comes together where something between is dropped', () => {
    expect(readWritten('Why? 077 SW123456 00900123').text).toBe('Why?');
  });

  it('several at once, and names each kind once, in the order of the contract', () => {
    const { text, masked } = maskPersonalData('AB123456C07700900123, ann@example.org, 07700900124');
    expect(text).toBe('[insurance number hidden][phone hidden], [email hidden], [phone hidden]');
    expect(masked).toEqual(['email', 'phone', 'national-insurance-number']);
  });
});

describe('maskPersonalData leaves', () => {
  it.each([
    '2014-2015',
    '2014-2015, 2016-2017 and 2018',
    '2014 2015 2016 2017',
    '£38,226',
    '£100,000 to £1,250,000.50',
    '£07700900123',
    'section 47',
    'Children Act 1989',
    'caseload of 15-20',
    'caseloads of 12, 15, 18 and 20',
    '0.8 FTE',
    '12000000',
    '1 2 3 4 5 6 7 8 9 10 11 12',
    '0 1 2 3 4 5 6 7 8 9 10',
    'aged 11-18, I am 23',
    'born in 2011',
    'born in May 2011, qualified in 2014',
    'On 1 April 1991 the Act came in',
    'from 01/02/2003 to 04/05/2007',
    '01-02-2003 - 04-05-2007',
    'SW1A 1AA, SW19 5AE, SW11 2AB, ME14 1XQ',
    'sw 2014',
    'by 20 30 40 a month',
    'as 10 20 30 c',
    '0800 1111, 0808 800 5000, 116 123, 85258, 999',
    'at 9am-5pm, 37.5 hours, 24/7',
    'KCSIE 2023 paragraph 12.3.4',
    'kensington-chelsea-jess',
    'guardian-2017-11-08-4711',
    '@ann and 5 @ 3 pm, ann@localhost',
    '3.14159265358979',
    '9434765918',
    '4111 1111 1111 1112',
    'BG123456C',
    'ASYE 1:1, 1/3 of 300',
    '[phone hidden]',
  ])('%s', (written) => {
    expect(maskPersonalData(written)).toEqual({ text: written, masked: [] });
    expect(dropMasks(maskPersonalData(`Is it ${written}?`).text)).toBe(
      written === '[phone hidden]' ? 'Is it?' : `Is it ${written}?`,
    );
  });

  it('every question of ours', () => {
    const questions = [...readRouteLines('routes.jsonl'), ...readRouteLines('routes-extra.jsonl')];
    expect(questions.length).toBeGreaterThan(1000);
    expect(questions.filter(({ question }) => maskPersonalData(question).masked.length > 0)).toEqual([]);
  });
});

describe('maskPersonalData, of any numbers in any sentence', () => {
  const kinds = [
    ['phone', phone],
    ['card-number', card],
    ['nhs-number', nhsNumber],
    ['national-insurance-number', insuranceNumber],
    ['email', email],
  ] as const;

  it.each(kinds)('%s: nothing of it is left, and the words around it are unchanged', (kind, arbitrary) => {
    fc.assert(
      fc.property(sentence, arbitrary, sentence, (before, data, after) => {
        const { text, masked } = maskPersonalData(`${before} ${data} ${after}`);
        expect(masked).toHaveLength(1);
        expect(/\d|@/u.test(text)).toBe(false);
        expect(text.startsWith(`${before} [`) && text.endsWith(`] ${after}`)).toBe(true);
        // A card can begin as a phone number does, and a phone number can pass for another kind: hidden is what counts.
        if (kind === 'email' || kind === 'national-insurance-number') expect(masked).toEqual([kind]);
        expect(digitsOf(text)).toBe('');
      }),
      { numRuns: 400 },
    );
  });

  const soup = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...Array.from(' .()-/@[]£+_,'),
        'SW',
        'AB',
        'C',
        'a',
        '(at)',
        'born',
        'dob',
        'NI',
        'and',
        'x.org',
        '3 May',
      ),
      fc.constantFrom('2011', '07700', '900123', '44', '0', '943', '476', '5919', '4111', '1111', '12', '٠', '\u0301'),
      fc.constantFrom(...Object.values(labels), 'hidden]', '[phone', '07700900123', 'AB123456C', 'ann@x.org'),
    ),
    { maxLength: 24 },
  );

  it('masking again changes nothing, and nothing comes to light where masks are dropped', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom('', ' '), (parts, glue) => {
        const { text } = maskPersonalData(parts.join(glue));
        expect(maskPersonalData(text)).toEqual({ text, masked: [] });
        const screened = parts.join(glue).slice(0, 480).normalize('NFC').trim();
        if (/[^\s\p{M}]/u.test(screened)) expect(maskPersonalData(readWritten(screened).text).masked).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('maskPersonalData takes time in proportion to the text', () => {
  const worst: readonly (readonly [string, string])[] = [
    ['digits', '7'],
    ['digits with spaces', '0 '],
    ['digits with marks', '0-('],
    ['phone beginnings', '07 '],
    ['at signs', '@'],
    ['local parts', 'a.'],
    ['addresses without an end', 'a@b.'],
    ['addresses', 'a@b.cd '],
    ['at in brackets', '(at) '],
    ['insurance numbers almost', 'AB 12 34 56 '],
    ['insurance cues', 'NI number '],
    ['registrations almost', 'SW 12 '],
    ['dates', '3/5/11 '],
    ['dates and cues', 'born 3 May '],
    ['birthdays', 'dob 03/05/11 and '],
    ['months', 'may '],
    ['possessives', "3 May ann's "],
    ['masks', '[phone hidden] and '],
    ['lead-ins', 'my phone number is '],
    ['opening brackets', '['],
    ['marks', ', . '],
    ['numbers against numbers', '07700900123AB123456C'],
    ['marks on characters', '0\u20e3'],
  ];

  it.each(worst)('%s', (_name, part) => {
    const run = (chars: number): number => {
      const text = part.repeat(Math.ceil(chars / part.length)).slice(0, chars);
      const started = performance.now();
      dropMasks(maskPersonalData(text).text);
      return performance.now() - started;
    };
    // The least of several: what else the machine does can only add to one.
    const least = (chars: number): number => Math.min(...Array.from({ length: 9 }, () => run(chars)));
    least(3_000);
    // Eight times the text: a quadratic pattern takes 64 times as long.
    expect(least(24_000) / Math.max(least(3_000), 0.02)).toBeLessThan(30);
  });
});

describe('dropMasks', () => {
  it.each([
    ['my email is [email hidden], what is locality work?', 'what is locality work?'],
    ['What is locality work? My number is [phone hidden].', 'What is locality work?'],
    ['call me on [phone hidden]. How long does it take?', 'How long does it take?'],
    ['How long does it take [phone hidden]', 'How long does it take'],
    ['I was born on [birthday hidden]. Am I too old?', 'Am I too old?'],
    ['My dad hits me [phone hidden] please help', 'My dad hits me please help'],
    ['[phone hidden]', ''],
    ['[phone hidden] and [email hidden]!', ''],
    ['[birthday hidden] is my date of birth', ''],
    ['what is [sic] this ,  then', 'what is [sic] this ,  then'],
  ])('%s', (masked, left) => {
    expect(dropMasks(masked)).toBe(left);
  });

  it('leaves the way of a person in need as it is', () => {
    const lines = [...readRouteLines('routes.jsonl'), ...readRouteLines('routes-extra.jsonl')].filter(
      ({ kept }) => kept !== true,
    );
    const wraps = [
      (question: string) => `${question} My number is 07700 900123.`,
      (question: string) => `My email is ann@example.org. ${question}`,
      (question: string) => `${question} call me on 07700900123`,
      (question: string) => `I was born on 3 May 2011. ${question}`,
    ];
    const changed = wraps.flatMap((wrap) =>
      lines.filter(
        ({ question }) =>
          JSON.stringify(routeQuestion(readWritten(question).text)) !==
          JSON.stringify(routeQuestion(readWritten(wrap(question)).text)),
      ),
    );
    expect(changed).toEqual([]);
  });
});
