/** Personal data as people write it, made up at random. */
import fc from 'fast-check';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));

/** What can stand between two digits of one number. */
const gap = fc.constantFrom('', '', '', ' ', '-', '.', ' - ', '–');

/** The digits with gaps at random. */
const spread = (number: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  number.chain((plain) =>
    fc
      .array(gap, { minLength: plain.length, maxLength: plain.length })
      .map((gaps) => Array.from(plain, (digit, at) => (at === 0 ? digit : `${gaps[at] ?? ''}${digit}`)).join('')),
  );

const significant = fc.constantFrom('1', '2', '3', '7').chain((first) => digits(9).map((rest) => first + rest));

export const phone = fc.oneof(
  spread(significant.map((number) => `0${number}`)),
  significant.chain((number) =>
    fc.constantFrom('+44 ', '+44', '0044 ', '0044', '+44 (0)', '+44(0) ').map((country) => country + number),
  ),
  significant.map((number) => `(0${number.slice(0, 3)}) ${number.slice(3, 6)} ${number.slice(6)}`),
);

export const card = fc.integer({ min: 12, max: 18 }).chain((length) =>
  digits(length)
    .filter((number) => !number.startsWith('0'))
    .chain((number) => spread(fc.constant(number + checkLuhn(number)))),
);

function checkLuhn(number: string): string {
  let sum = 0;
  for (let at = number.length - 1, double = true; at >= 0; at -= 1, double = !double) {
    const digit = Number(number[at]) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return String((10 - (sum % 10)) % 10);
}

export const nhsNumber = digits(9)
  .map((number) => ({ number, check: checkModulus11(number) }))
  .filter(({ check }) => check < 10)
  .chain(({ number, check }) => {
    const plain = `${number}${check}`;
    const parted = (mark: string) => [plain.slice(0, 3), plain.slice(3, 6), plain.slice(6)].join(mark);
    return fc.constantFrom(plain, parted(' '), parted('-'), parted('.'), parted(' - '));
  });

function checkModulus11(number: string): number {
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += Number(number[at]) * (10 - at);
  return (11 - (sum % 11)) % 11;
}

export const insuranceNumber = fc
  .tuple(
    fc.constantFrom('AB', 'CE', 'JG', 'NH', 'PW', 'RX', 'ZY', 'MY'),
    digits(6),
    fc.constantFrom('A', 'B', 'C', 'D'),
    fc.constantFrom('', ' ', '-'),
    fc.boolean(),
  )
  .filter(([prefix, , , mark]) => prefix !== 'MY' || mark === '')
  .map(([prefix, number, suffix, mark, low]) => {
    const written = [prefix, number.slice(0, 2), number.slice(2, 4), number.slice(4), suffix].join(mark);
    return low ? written.toLowerCase() : written;
  });

export const email = fc
  .tuple(
    fc.stringMatching(/^[a-z0-9][a-z0-9._%+-]{0,20}$/u),
    fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,10}(\.[a-z0-9]{1,8}){0,2}\.[a-z]{2,6}$/u),
  )
  .map((parts) => parts.join('@'));

const words = 'what is the work like for me and my team who do visits in Kent please tell us how why children'.split(
  ' ',
);

export const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(' '));

export function digitsOf(text: string): string {
  return text.replace(/\D/gu, '');
}
