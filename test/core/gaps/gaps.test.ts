import { describe, expect, test } from 'vitest';
import type { Corpus } from '../../../src/core/corpus/article.js';
import { clusterGaps, countQuestions } from '../../../src/core/gaps/cluster-gaps.js';
import { describeGaps } from '../../../src/core/gaps/describe-gaps.js';
import { ageGaps, readGap } from '../../../src/core/gaps/gap.js';
import { corpus as stub } from '../../http/stub-stories.js';

const corpus: Corpus = {
  ...stub,
  councils: [{ id: 'north', name: 'North', aliases: ['North Council'], careersUrl: null }],
};
const repeat = (question: string, count: number): string[] => Array.from({ length: count }, () => question);

describe('what is kept', () => {
  test('only what the stories left open, as it was understood, with the day', () => {
    const read = (
      status: 'unanswerable' | 'partly-answered' | 'answered' | 'signposted',
      standaloneQuestion = ' a\n b ',
    ) => readGap({ status, standaloneQuestion }, '2026-11-22');
    expect(read('unanswerable')).toEqual({ question: 'a b', day: '2026-11-22' });
    expect(read('partly-answered')).toEqual({ question: 'a b', day: '2026-11-22' });
    expect([read('answered'), read('signposted'), read('unanswerable', ' ')]).toEqual([null, null, null]);
  });

  test('ages by the day, to the day, and loses the order in which it was asked', () => {
    const gaps = ['22', '21', '20', '23'].flatMap((day) => [
      { question: `z${day}`, day: `2026-11-${day}` },
      { question: `a${day}`, day: `2026-11-${day}` },
    ]);
    const kept = (days: number, most = 10) =>
      ageGaps(gaps, '2026-11-22', { days, most }).map(({ question }) => question);
    expect(kept(1)).toEqual(['a22', 'z22']);
    expect(kept(2)).toEqual(['a21', 'z21', 'a22', 'z22']);
    expect(kept(90)).toHaveLength(6);
    expect(kept(90, 3)).toEqual(['z21', 'a22', 'z22']);
    expect(ageGaps(gaps, '2027-03-01', { days: 90, most: 10 })).toEqual([]);
  });
});

describe('clusters', () => {
  const asked = [
    ...repeat('What is the pay?', 4),
    'what is the PAY',
    ...repeat('How much pay?', 2),
    'Do I need a car?',
  ];
  const vectorOf = (question: string): Float32Array =>
    Float32Array.from(/pay/iu.test(question) ? (question.includes('much') ? [0.8, 0.6] : [1, 0]) : [0, 1]);

  test('count the same words as one question, and put like ones together, whatever the order', () => {
    const counted = countQuestions(asked);
    expect(counted.map(({ count }) => count)).toEqual([5, 2, 1]);
    const cluster = (list: readonly string[]) => {
      const questions = countQuestions(list);
      return clusterGaps(
        questions,
        questions.map(({ question }) => vectorOf(question)),
      );
    };
    expect(cluster(asked).map(({ count, questions }) => [count, questions.length])).toEqual([
      [7, 2],
      [1, 1],
    ]);
    expect(cluster([...asked].reverse())).toEqual(cluster(asked));
  });

  const describeList = (questions: readonly string[], fewest = 5) => {
    const counted = countQuestions(questions);
    return describeGaps(
      clusterGaps(
        counted,
        counted.map(() => Float32Array.of(1)),
      ),
      corpus,
      fewest,
    );
  };

  test('nothing asked fewer than five times is shown: no cluster, no question, no word', () => {
    expect(describeList(repeat('Can I bring my dog Rex?', 4))).toEqual({ questions: 4, hidden: 4, clusters: [] });
    const { clusters } = describeList([
      'Is there parental leave in North for Emma?',
      'parental leave at North',
      'parental leave North Ayesha',
      'Do you give parental leave in the North?',
      'how long is parental leave, North',
    ]);
    expect(clusters).toMatchObject([
      { count: 5, questions: [], words: ['leave', 'north', 'parental'], council: { id: 'north', name: 'North' } },
    ]);
    expect(JSON.stringify(clusters)).not.toMatch(/Emma|Ayesha|long/iu);
    expect(describeList(repeat('Rex?', 5)).clusters[0]?.questions).toEqual(['Rex?']);
  });

  test('names a council or a role only where the words do', () => {
    const people = [{ id: 'a', name: 'A', role: 'senior practice manager', employer: null }];
    const [first] = stub.articles;
    if (!first) throw new Error('The stub has no story.');
    const withManager = { ...corpus, articles: [{ ...first, people }] };
    const report = (question: string) => {
      const counted = countQuestions(repeat(question, 5));
      return describeGaps(clusterGaps(counted, [Float32Array.of(1)]), withManager, 5).clusters[0];
    };
    expect(report('What do managers do all day?')).toMatchObject({ council: null, roles: ['manager'] });
    expect(report('What is the pay?')).toMatchObject({ council: null, roles: [], words: ['pay'] });
  });
});
