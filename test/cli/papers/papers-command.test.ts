import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBaseline } from '../../../scripts/eval/compare-baseline.js';
import type { CliDeps } from '../../../src/cli/cli-deps.js';
import { accessibilityChecks, pageStates, widgetStates } from '../../../src/cli/papers/accessibility-checks.js';
import { describeBehaviour, type Statement } from '../../../src/cli/papers/describe-behaviour.js';
import { ownSets } from '../../../src/cli/papers/find-figure.js';
import { baseline } from '../../../src/cli/papers/baseline-figures.js';
import type { PaperFacts } from '../../../src/cli/papers/paper-facts.js';
import { paperFiles } from '../../../src/cli/papers/papers-command.js';
import { runCli } from '../../../src/cli/run-cli.js';
import { IndexMissingError, WriteFailedError } from '../../../src/core/errors.js';
import { facts, noDetails, settings } from './paper-fixture.js';
import { createStubIo } from '../stub-io.js';

interface Given {
  readonly facts?: PaperFacts;
  readonly there?: Readonly<Record<string, string>>;
  readonly fault?: Error;
  readonly writeFault?: Error;
}

async function call(argv: readonly string[], given: Given = {}) {
  const shown = { out: '', err: '' };
  const written: Record<string, string> = {};
  const none = () => Promise.reject(new Error('not here'));
  const io = createStubIo(shown, null);
  const asked: (string | null)[] = [];
  const deps: CliDeps = {
    version: '1',
    open: none,
    readArticles: none,
    hashText: (text) => createHash('sha256').update(text).digest('hex'),
    writeFile: (path, text) => {
      if (given.writeFault) return Promise.reject(given.writeFault);
      written[path] = text;
      return Promise.resolve();
    },
    openPapers: () =>
      Promise.resolve({
        gather: (details) => {
          asked.push(details);
          return given.fault ? Promise.reject(given.fault) : Promise.resolve(given.facts ?? facts);
        },
        readEarlier: (path) => Promise.resolve(given.there?.[path] ?? null),
      }),
  };
  const code = await runCli(['papers', ...argv], io, deps);
  return { code, written, asked, ...shown };
}

/** The papers by their short names. */
async function write(changed: Partial<PaperFacts> = {}) {
  const { written } = await call(['--out', 'out'], { facts: { ...facts, ...changed } });
  const take = (name: string): string => written[`out/${name}`] ?? '';
  return {
    transparency: take(paperFiles.transparency),
    assessment: take(paperFiles.assessment),
    privacy: take(paperFiles.privacy),
    accessibility: take(paperFiles.accessibility),
    card: take(paperFiles.card),
    changes: take(paperFiles.changes),
    all: Object.values(written).join('\n'),
  };
}

const countMarks = (text: string): number => text.match(/\*\*\[To be completed: [^\]]+: [^\]]+\]\*\*/gu)?.length ?? 0;
const site = {
  id: 'north',
  name: 'North careers',
  origins: ['https://www.north.example'],
  council: 'north',
  contact: { name: 'North careers team', email: 'jobs@north.example', url: null, phone: '01234 567890' },
};

describe('what is written', () => {
  test('is six papers, with each gap marked the same way and counted', async () => {
    const { code, written, out } = await call(['--out', 'out/']);
    expect(code).toBe(0);
    expect(Object.keys(written)).toEqual(Object.values(paperFiles).map((name) => `out/${name}`));
    let all = 0;
    for (const [path, text] of Object.entries(written)) {
      const gaps = countMarks(text);
      all += gaps;
      expect(out).toMatch(new RegExp(`${path.slice(4)} +${gaps} to complete`, 'u'));
      expect([path, text.split('To be completed').length - 1]).toEqual([path, gaps]);
      expect(text).toMatch(/^# \S/u);
      expect(text).not.toMatch(/\bnull\b|undefined|NaN|\[object/u);
    }
    expect(out).toContain(`${all} gaps are for people to fill.`);
    expect(all).toBeGreaterThan(50);
  });

  test('what people told fills its gap, to the letter and never as Markdown', async () => {
    const bare = countMarks((await write()).all);
    const { all, accessibility, privacy } = await write({
      details: {
        ...noDetails,
        organisation: 'North <b>Council</b> | **[To be completed: x: y]**',
        dataProtectionOfficer: {
          name: 'Data officer',
          email: 'dpo@north.example',
          url: null,
          phone: null,
          address: null,
        },
        accessibility: { status: 'partially', tested: '2026-10-01', testedBy: 'Ann', replyDays: 5 },
        nextReview: '2027-11-22',
      },
    });
    expect(all).not.toContain('<b>');
    expect(privacy).toContain(String.raw`North \<b\>Council\</b\> \| \*\*\[To be completed: x: y\]\*\* decides`);
    expect(privacy).toContain('Data officer, dpo@north.example');
    expect(accessibility).toContain('partially compliant');
    expect(accessibility).toContain('tested by people on 1 October 2026, by Ann.');
    expect(all).toContain('| Next review | 22 November 2027 |');
    expect(countMarks(all)).toBeLessThan(bare);
  });

  test('stories stand in the card with what is known of them, and nothing else', async () => {
    const { card } = await write();
    expect(card).toContain(
      String.raw`| A day \<with\> Sam |` +
        ' North Council | Northern Paper | 2 March 2018 | not stated | 1 | made for tests |',
    );
    expect(card).toContain('| untitled (bare) | none | not known | not known | not stated | 0 | made for tests |');
    expect(card).toContain('2 stories, 1 of them without a date.');
    expect(card).toContain('### encoder\n\nLicence: Apache-2.0.\n\n#### Limits');
  });
});

describe('behaviour follows the settings', () => {
  test('questions are said to be kept only where they are, with the days', async () => {
    const off = await write();
    expect(off.privacy).toContain('Questions are not stored.');
    expect(off.all).not.toMatch(/kept for \d+ day/u);
    for (const [gapsDays, told] of [
      [14, 'kept for 14 days'],
      [1, 'kept for 1 day,'],
    ] as const) {
      const on = await write({ settings: { ...settings, gapsFile: '/srv/gaps', gapsDays } });
      for (const paper of [on.privacy, on.assessment, on.transparency]) expect(paper).toContain(told);
      expect(on.all).not.toMatch(/Questions are not stored|Questions: not kept/u);
      expect(on.all).not.toContain('/srv/gaps');
    }
  });

  test('a language model is told of where one is asked, and what it gets', async () => {
    const off = await write();
    expect(off.all).toContain('No language model writes an answer.');
    expect(off.all).not.toContain('sent to the language model');
    const on = await write({
      settings: { ...settings, generatorUrl: 'https://models.example/v1', generatorModel: 'scripted' },
    });
    expect(on.all).not.toContain('No language model writes an answer.');
    expect(on.all).not.toContain('it gave the same answer each time');
    for (const paper of [on.privacy, on.assessment])
      expect(paper).toContain('language model scripted at models.example');
    expect(on.privacy).toContain('the service owner: who runs that model');
  });

  test('websites, contact and limits are those of the settings', async () => {
    const none = await write();
    expect(none.assessment).toContain('only the machine that runs the service may ask');
    expect(none.all).not.toMatch(/\d+ questions? a minute|digest of (?:your|the) internet address/u);
    const some = await write({
      sites: [site, { ...site, id: 'shut', name: 'Shut', origins: [], contact: null }],
      settings: { ...settings, asksPerMinute: { count: 12, isSet: true }, siteAsksPerMinute: 345 },
    });
    expect(some.assessment).toContain('North careers (https://www.north.example); Shut (no address is listed');
    expect(some.assessment).toContain('12 questions a minute, and one website or key 345.');
    expect(some.privacy).toContain('Contact: North careers team, jobs@north.example, 01234 567890\n');
    expect(some.privacy).toContain('keyed digest of your internet address');
    expect((await write({ sites: [] })).assessment).toContain('The list of websites that may ask is empty.');
  });

  test('a limit is told for keys where there are keys alone', async () => {
    const { assessment, privacy } = await write({ settings: { ...settings, keysFile: '/srv/keys' } });
    expect(assessment).toContain('One key may ask 600 questions a minute.');
    expect(assessment).toContain('Only the machine itself and holders of a key can read');
    expect(privacy).not.toContain('digest of your internet address');
    expect((await write({ settings: { ...settings, metrics: 'public' } })).assessment).toContain('Everybody can read');
  });

  test('nothing is promised of what is switched off', async () => {
    const off = (names: readonly string[]) =>
      write({
        sites: [site],
        channels: facts.channels.map(({ name }) => ({ name, off: names.includes(name) ? 'We check a story.' : null })),
      });
    const two = await off(['widget', 'page']);
    expect(two.transparency).toContain('Switched off: the widget (We check a story.).');
    expect(two.all).not.toMatch(/widget sets no cookie|browser’s tab|own page may ask too|ask by [^.]*widget/u);
    const all = await off(facts.channels.map(({ name }) => name));
    expect(all.transparency).toContain('Every way to ask is switched off.');
    expect((await off([])).all).toMatch(/widget sets no cookie[\s\S]*own page may ask too/u);
  });

  test('every statement has a setting or a test behind it, and these are there', () => {
    for (const list of Object.values<readonly Statement[]>({ ...describeBehaviour(facts) }).flat()) {
      expect([list.text, list.settings.length + list.tests.length > 0]).toEqual([list.text, true]);
      for (const file of list.tests)
        expect(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')).not.toBe('');
    }
  });

  test('every file of tests that a paper names is there', async () => {
    const files = new Set([...(await write()).all.matchAll(/`(test\/[^`]+)`/gu)].map(([, file = '']) => file));
    expect(files.size).toBeGreaterThan(12);
    for (const file of files) expect(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')).not.toBe('');
  });
});

describe('figures', () => {
  test('are those of the baseline, each in its column', async () => {
    const { figures } = (await readBaseline()) ?? {};
    const { card } = await write();
    const share = (set: string, row: string): string => {
      const value = figures?.[set]?.[row];
      return value === undefined ? 'not measured' : `${Number((value * 100).toFixed(1))} %`;
    };
    for (const [name, row] of [
      ['First quote answers the question', 'answerable: first citation right'],
      ['One of the first three quotes answers it', 'answerable: right within three'],
      ['First quote answers a follow-up question', 'followup: first citation right'],
      ['Questions that the stories do not answer, and it says so', 'unanswerable: says so, quotes nothing'],
      ['People in need who are shown help lines', 'person in need signposted'],
      ['Quotes that name the right speaker', 'speaker named rightly'],
    ] as const)
      expect(card).toContain(`| ${[name, ...ownSets.map(({ set }) => share(set, row))].join(' | ')} |`);
    expect((await write()).transparency).toContain(
      `In ${share('questions-kept', 'answerable: first citation right')} of questions that the stories answer`,
    );
  });

  test('are said to be of this index only where model and stories are those of the baseline', async () => {
    const other = await write();
    expect(other.card).toContain('This index has other contents: the model and the stories differ.');
    const { manifest } = facts.index;
    const withModel = { ...manifest, embedder: { ...manifest.embedder, sha256: baseline.embedder.sha256 } };
    const onlyModel = await write({ index: { ...facts.index, manifest: withModel } });
    expect(onlyModel.card).toContain('other contents: the stories differ.');
    const same = { ...withModel, files: { 'corpus.json': baseline.corpusSha256 } };
    const both = await write({ index: { ...facts.index, manifest: same } });
    expect(both.card).toContain('Model and stories were those of this index.');
    expect(both.card).not.toContain('other contents');
  });
});

describe('the accessibility statement', () => {
  test('has what the law asks for', async () => {
    const { accessibility } = await write();
    for (const part of ['EHRC', 'EASS', 'https://www.equalityadvisoryservice.com/', 'prepared on 22 November 2026'])
      expect(accessibility).toContain(part);
    expect(accessibility).not.toMatch(/fully compliant|is compliant/u);
  });

  test('names the states and tests that the browser tests have', () => {
    const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
    const listStates = (file: string): string[] => {
      const [, list = ''] = /const states: [^=]*= \[\n([\s\S]*?)\n\];/u.exec(read(file)) ?? [];
      return [...list.matchAll(/(?:^ {2}\{ |^ {4})name: '([^']+)'/gmu)].map(([, name = '']) => name);
    };
    expect(Object.keys(widgetStates)).toEqual(listStates('test/browser/accessibility.test.ts'));
    expect(Object.keys(pageStates)).toEqual(listStates('test/browser/pages.test.ts'));
    for (const { file, test: name } of accessibilityChecks) expect(read(file)).toContain(`'${name}`);
  });
});

describe('the change log', () => {
  const changesPath = `out/${paperFiles.changes}`;

  test('carries its records on and tells what changed, without a story’s name', async () => {
    const first = await call(['--out', 'out']);
    const again = await call(['--out', 'out', '--replace'], { there: first.written });
    expect(again.written[changesPath]).toBe(first.written[changesPath]);
    const { index } = facts;
    const [article] = index.corpus.articles;
    const next: PaperFacts = {
      ...facts,
      today: '2027-01-05',
      index: {
        ...index,
        manifest: {
          ...index.manifest,
          indexVersion: 'fedcba9876543210',
          counts: { ...index.manifest.counts, chunks: 3 },
        },
        corpus: { ...index.corpus, articles: article ? [article] : [] },
      },
      withdrawn: ['2027-01-04'],
    };
    const second = await call(['--out', 'out', '--replace'], { there: first.written, facts: next });
    const log = second.written[changesPath] ?? '';
    expect(log).toContain('| fedcba9876543210 | 5 January 2027 | 1 | 3 | 1 story gone or changed |');
    expect(log).toContain('| 0123456789abcdef | 22 November 2026 | 2 | 7 | first that was recorded here |');
    expect(log).toContain('1 story was withdrawn. None is named here.');
    expect(log).toContain('1 added, 0 changed, 0 removed');
    expect(log).not.toMatch(/north-sam|bare|Sam\b/u);
  });

  test('leaves out lines that were edited, and says what it does not know', async () => {
    const there = { [changesPath]: '<!-- index-record 2026-01-01 x y z -->\nhello' };
    const { written } = await call(['--out', 'out', '--replace'], { there });
    expect(written[changesPath]?.match(/<!-- index-record/gu)).toHaveLength(1);
    expect(written[changesPath]).toContain('Nothing is recorded of indexes before 22 November 2026');
  });
});

describe('bad input', () => {
  test('no paper is written over without being told, and then none is written at all', async () => {
    const { code, err, written } = await call(['--out', 'out'], { there: { [`out/${paperFiles.privacy}`]: 'edited' } });
    expect([code, written]).toEqual([2, {}]);
    expect(err).toContain(`${paperFiles.privacy}: there already. Give --replace`);
  });

  test.each([
    [[], {}, 2, 'required option'],
    [['--out', 'out', 'more'], {}, 2, 'too many arguments'],
    [['--out', 'out'], { fault: new IndexMissingError('There is no index.') }, 1, 'There is no index.'],
    [['--out', 'out'], { writeFault: new WriteFailedError('No room.') }, 1, 'No room.'],
  ] as const)('%j', async (argv, given, exit, message) => {
    const { code, err, written } = await call(argv, given);
    expect([code, written]).toEqual([exit, {}]);
    expect(err).toContain(message);
  });

  test('--help exits with 0 and opens nothing', async () => {
    const { code, out, asked } = await call(['--help']);
    expect([code, asked]).toEqual([0, []]);
    expect(out).toContain('--replace');
  });

  test('the file of details is handed on', async () => {
    expect((await call(['--out', 'out', '--details', 'details.yaml'])).asked).toEqual(['details.yaml']);
  });
});
