import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  parseCouncils,
  parseReplies,
  parseSignposts,
  parseSynonyms,
} from '../../../src/adapters/markdown/parse-corpus-tables.js';

const ours = (name: string) => readFileSync(new URL(`../../../corpus/${name}.yaml`, import.meta.url), 'utf8');

describe('the tables of the corpus', () => {
  it('reads councils with their aliases', () => {
    const { value, faults } = parseCouncils(ours('councils'));
    expect(faults).toEqual([]);
    expect(value.map(({ id }) => id)).toEqual(['kensington-chelsea', 'kent', 'newham']);
    expect(value[0]).toMatchObject({ name: 'Kensington & Chelsea', careersUrl: null });
    expect(value[0]?.aliases).toContain('RBKC');
  });

  it('reads signposts; every need has at least one and danger leads to 999', () => {
    const { value, faults } = parseSignposts(ours('signposts'));
    expect(faults).toEqual([]);
    for (const need of ['danger', 'child-harm', 'own-harm', 'domestic-abuse', 'complaint', 'live-case'] as const)
      expect(value.filter(({ needs }) => needs.includes(need))).not.toHaveLength(0);
    expect(value.find(({ needs }) => needs.includes('danger'))?.phone).toBe('999');
    expect(value.map(({ phone }) => phone)).toEqual(
      expect.arrayContaining(['0808 800 5000', '0800 1111', '116 123', '0808 2000 247', '0300 061 0614']),
    );
  });

  it('reads replies and synonyms', () => {
    expect(parseReplies(ours('replies')).faults).toEqual([]);
    const { value, faults } = parseSynonyms(ours('synonyms'));
    expect(faults).toEqual([]);
    expect(value.find((group) => group.includes('nqsw'))).toContain('newly qualified social worker');
    expect(parseSynonyms('- [NQSW, Newly Qualified]').value).toEqual([['nqsw', 'newly qualified']]);
  });

  it.each([
    ['a council without a name', () => parseCouncils('kent:\n  name: Kent\nessex:\n  aliases: [E]'), 3],
    ['a council twice', () => parseCouncils('kent:\n  name: Kent\nkent:\n  name: K'), 3],
    ['an unknown need', () => parseSignposts('- name: A\n  text: B\n  needs: [danger, cold]'), 3],
    [
      'a number that YAML took for one',
      () => parseSignposts('- name: A\n  phone: 999\n  text: B\n  needs: [danger]'),
      2,
    ],
    [
      'an address of another kind',
      () => parseSignposts('- name: A\n  url: "javascript:1"\n  text: B\n  needs: [danger]'),
      2,
    ],
    ['a reply that is no text', () => parseReplies('greeting: Hello\nthanks: [1]'), 2],
    ['a missing reply', () => parseReplies('greeting: Hello'), 1],
    ['a group of one', () => parseSynonyms('- [a, b]\n- [c]'), 2],
    ['malformed YAML', () => parseSynonyms('- [a, b]\n- [c'), 2],
  ])('reports %s at its line', (_what, parse, line) => {
    expect(parse().faults.map((fault) => fault.line)).toContain(line);
  });
});
