/** What the papers are written from, over the two small stories; each test changes what it is about. */
import type { PaperDetails, PaperFacts } from '../../../src/cli/papers/paper-facts.js';
import { channels } from '../../../src/http/switches.js';
import { corpus } from '../../http/stub-stories.js';

export const noDetails: PaperDetails = {
  organisation: null,
  team: null,
  owner: null,
  contact: null,
  dataProtectionOfficer: null,
  service: { url: null, phase: null, since: null },
  hosting: { provider: null, country: null, log: null },
  supplier: { name: null, companyNumber: null },
  lawfulBasis: { questions: null, stories: null },
  accessibility: { status: null, tested: null, testedBy: null, replyDays: null },
  reviewed: null,
  nextReview: null,
};

export const settings: PaperFacts['settings'] = {
  sitesFile: null,
  keysFile: null,
  switchesFile: null,
  gapsFile: null,
  gapsDays: 30,
  asksPerMinute: { count: 30, isSet: false },
  siteAsksPerMinute: 600,
  metrics: 'local',
  generatorUrl: null,
  generatorModel: '',
};

export const facts: PaperFacts = {
  today: '2026-11-22',
  settings,
  sites: null,
  channels: channels.map((name) => ({ name, off: null })),
  index: {
    manifest: {
      formatVersion: 2,
      indexVersion: '0123456789abcdef',
      embedder: { id: 'voices-encoder', sha256: 'a'.repeat(64), dimensions: 512, tokenDimensions: 64 },
      chunking: { maxTokens: 128, rules: 1 },
      corpusSha256: 'c'.repeat(64),
      counts: { articles: 2, chunks: 7, sentences: 9, tokens: 100 },
      chatter: [],
      hnsw: false,
      parts: [],
      files: { 'corpus.json': 'd'.repeat(64) },
    },
    corpus,
    writtenOn: '2026-11-20',
    files: corpus.articles,
  },
  withdrawn: [],
  modelPage: '# encoder\n\nLicence: Apache-2.0.\n\n## Limits\n\nEnglish only.\n',
  pages: {
    languages: ['English', 'Welsh'],
    limits: ['It gives no advice.'],
    enforcement: 'The EHRC enforces. Contact EASS.',
  },
  details: noDetails,
};
