import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere } from './adapters/node/corpus-files.js';
import { readTombstones } from './adapters/node/corpus-workshop.js';
import { hashCorpusFiles } from './adapters/node/hash-corpus-files.js';
import { loadCurrentIndex } from './adapters/node/index-store.js';
import { readCorpus } from './adapters/node/read-corpus.js';
import { readDetails } from './adapters/node/read-details.js';
import { readSites } from './adapters/node/read-sites.js';
import { openSwitches } from './adapters/node/read-switches.js';
import type { Details } from './adapters/settings/details-schema.js';
import { hashModelDir } from './adapters/transformers/voices-embedder.js';
import type { IndexFacts, PaperDetails, PaperFacts } from './cli/papers/paper-facts.js';
import type { PapersDesk } from './cli/papers/papers-desk.js';
import type { Environment } from './environment.js';
import { channels } from './http/switches.js';
import { pageLangs, pickPageWording } from './wording/page-wording.js';

/** What `ask papers` works with on Node. Part of its root. */
export function openPapersDesk(environment: Environment, now: Date): PapersDesk {
  return {
    gather: async (detailsFile) => {
      const { sitesFile, corpusDir } = environment;
      const details = detailsFile === null ? {} : await readDetails(detailsFile);
      const index = await readIndex(environment);
      return {
        today: toDay(now),
        settings: pickSettings(environment),
        sites: sitesFile === null ? null : await readSites(sitesFile),
        channels: await readChannels(environment),
        index,
        withdrawn: (await readTombstones(corpusDir)).map(({ withdrawn }) => withdrawn).sort(),
        modelPage: await readModelPage(environment, index),
        pages: readPages(),
        details: fillDetails(details),
      };
    },
    readEarlier: readPaper,
  };
}

async function readPaper(path: string): Promise<string | null> {
  return readIfThere(path).catch((cause: unknown) => {
    throw new Error(`${path} can’t be read. Check that its folder is one, and who may read it.`, { cause });
  });
}

/** No secret goes into a paper. */
function pickSettings(environment: Environment): PaperFacts['settings'] {
  const { sitesFile, keysFile, switchesFile, gapsFile, gapsDays, asksPerMinute, siteAsksPerMinute } = environment;
  const { generatorUrl, generatorModel } = environment;
  const metrics = environment.metrics === 'public' ? 'public' : 'local';
  const files = { sitesFile, keysFile, switchesFile, gapsFile };
  return { ...files, gapsDays, asksPerMinute, siteAsksPerMinute, metrics, generatorUrl, generatorModel };
}

async function readIndex({ indexDir, corpusDir }: Environment): Promise<IndexFacts> {
  const { folder, stored } = await loadCurrentIndex(indexDir);
  const { mtime } = await stat(join(folder, 'manifest.json'));
  const hasFiles = (await hashCorpusFiles(corpusDir)) !== null;
  return {
    manifest: stored.manifest,
    corpus: stored.corpus,
    writtenOn: toDay(mtime),
    files: hasFiles ? (await readCorpus(corpusDir)).articles : null,
  };
}

async function readChannels({ switchesFile }: Environment): Promise<PaperFacts['channels']> {
  if (switchesFile === null) return channels.map((name) => ({ name, off: null }));
  const switches = await openSwitches(switchesFile, { onNotice: () => undefined });
  switches.close();
  return channels.map((name) => ({ name, off: switches.findReason(name) }));
}

/** The model’s page, where the model in the folder is the one that the index was built with. */
async function readModelPage({ modelDir }: Environment, { manifest }: IndexFacts): Promise<string | null> {
  return (await hashModelDir(modelDir)) === manifest.embedder.sha256 ? readIfThere(join(modelDir, 'README.md')) : null;
}

function readPages(): PaperFacts['pages'] {
  const { limits, enforcement } = pickPageWording('en').about;
  const names = new Intl.DisplayNames('en-GB', { type: 'language' });
  return { languages: pageLangs.map((lang) => names.of(lang) ?? lang), limits, enforcement };
}

/** Details with null for what nobody wrote. */
function fillDetails({ contact, dataProtectionOfficer, ...details }: Details): PaperDetails {
  const { service, hosting, supplier, lawfulBasis, accessibility } = details;
  return {
    organisation: details.organisation ?? null,
    team: details.team ?? null,
    owner: details.owner ?? null,
    contact: fillContact(contact),
    dataProtectionOfficer: fillContact(dataProtectionOfficer),
    service: { url: service?.url ?? null, phase: service?.phase ?? null, since: service?.since ?? null },
    hosting: { provider: hosting?.provider ?? null, country: hosting?.country ?? null, log: hosting?.log ?? null },
    supplier: { name: supplier?.name ?? null, companyNumber: supplier?.companyNumber ?? null },
    lawfulBasis: { questions: lawfulBasis?.questions ?? null, stories: lawfulBasis?.stories ?? null },
    accessibility: {
      status: accessibility?.status ?? null,
      tested: accessibility?.tested ?? null,
      testedBy: accessibility?.testedBy ?? null,
      replyDays: accessibility?.replyDays ?? null,
    },
    reviewed: details.reviewed ?? null,
    nextReview: details.nextReview ?? null,
  };
}

function fillContact(contact: Details['contact']): PaperDetails['contact'] {
  if (contact === undefined) return null;
  const { name, url, email, phone, address } = contact;
  return { name, url: url ?? null, email: email ?? null, phone: phone ?? null, address: address ?? null };
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
