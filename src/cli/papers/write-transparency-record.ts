import { limits } from '../../core/options.js';
import { describeBehaviour, listTexts } from './describe-behaviour.js';
import { dataOfficer, serviceOwner, tellAddress, tellContact, tellOrganisation, writeHead } from './describe-people.js';
import { describeMeasure, showHeadlines } from './describe-measure.js';
import { markGap, tellOrMark, writeCount, writeDate, writeList, writePlain } from './mark-gaps.js';
import type { PaperFacts } from './paper-facts.js';

/** Draft of an Algorithmic Transparency Recording Standard record, field by field. */
export function writeTransparencyRecord(facts: PaperFacts): string {
  return [
    writeHead(
      'Algorithmic transparency record',
      facts,
      'It follows the fields of version 3 of the Algorithmic Transparency Recording Standard.',
    ),
    markGap(serviceOwner, 'check the fields against the current template of the standard, then move the text into it'),
    section('Tier 1: overview', listOverview(facts)),
    section('Tier 2: owner and responsibility', listOwners(facts)),
    section('Tier 2: description and rationale', listReasons(facts)),
    section('Tier 2: decision-making process', listDecisions(facts)),
    section('Tier 2: tool specification', listParts(facts)),
    section('Tier 2: data', listData(facts)),
    section('Tier 2: risks, mitigations and impact assessments', listRisks(facts)),
  ].join('\n');
}

type Field = readonly [name: string, text: string];

function section(heading: string, fields: readonly Field[]): string {
  return ['', `## ${heading}`, ...fields.flatMap(([name, text]) => ['', `### ${name}`, '', text]), ''].join('\n');
}

function listOverview(facts: PaperFacts): readonly Field[] {
  return [
    ['Name', markGap(serviceOwner, 'the name under which the public knows the tool (the program is Practice Voices)')],
    [
      'Description',
      'An automated tool that answers questions about working in children’s social work. It finds quotes in stories ' +
        'and shows them word for word, with who said them. Where the stories do not answer, it says so.',
    ],
    ['Website', tellAddress(facts)],
    ['Contact', tellContact(facts)],
  ];
}

function listOwners(facts: PaperFacts): readonly Field[] {
  const { team, owner, supplier, service } = facts.details;
  return [
    ['Organisation', tellOrganisation(facts)],
    ['Team', tellOrMark(team, serviceOwner, 'the team that is responsible')],
    ['Senior responsible owner', tellOrMark(owner, serviceOwner, 'the role of the senior responsible owner')],
    ['Phase', tellOrMark(service.phase, serviceOwner, 'the phase, such as pilot or live')],
    [
      'In use since',
      tellOrMark(
        service.since && writeDate(service.since),
        serviceOwner,
        'the day on which the public could first use it',
      ),
    ],
    ['Third party', tellOrMark(supplier.name, serviceOwner, 'who supplies or runs it, or that nobody else does')],
    ['Companies House number', tellOrMark(supplier.companyNumber, serviceOwner, 'the supplier’s number, or none')],
    [
      'Third-party role, procurement and data access',
      markGap(serviceOwner, 'what the supplier does, how it was chosen and which data it can reach'),
    ],
  ];
}

function listReasons({ pages }: PaperFacts): readonly Field[] {
  return [
    ['Scope and limits', writeList(pages.limits)],
    ['Benefits', markGap(serviceOwner, 'what the tool is for here, and how it will be known whether that came about')],
    ['Previous process', markGap(serviceOwner, 'how people learnt this before')],
    ['Alternatives considered', markGap(serviceOwner, 'what else was looked at, and why this was chosen')],
  ];
}

function listDecisions(facts: PaperFacts): readonly Field[] {
  const { callers } = describeBehaviour(facts);
  return [
    [
      'Process integration',
      'The tool makes no decision about a person and passes nothing to one. It shows quotes to the person who asks.',
    ],
    [
      'Provided information',
      `Up to ${limits.maxCitations} quotes, each with speaker, role and employer as printed, story, publisher and date as far as they are known. Help lines in place of quotes for a person who may be in need.`,
    ],
    ['Who can use it', writeList(listTexts(callers))],
    ['Frequency and scale of use', markGap(serviceOwner, 'how many questions are asked; `/metrics` counts them')],
    [
      'Human decisions and review',
      markGap(serviceOwner, 'who reads the stories before they are added, and who looks at answers'),
    ],
    ['Required training', markGap(serviceOwner, 'what staff who keep the stories have to know')],
    [
      'Appeals and review',
      `A person who finds a quote wrong, or wants a story taken down, turns to: ${tellContact(facts)}`,
    ],
  ];
}

function listParts(facts: PaperFacts): readonly Field[] {
  const { manifest } = facts.index;
  const { embedder, counts } = manifest;
  return [
    [
      'System architecture',
      'A question is cleaned, personal numbers in it are hidden, and it is compared with the passages of the stories by its ' +
        'words and by its meaning. The best passages are cut to quotes of one to three sentences. A threshold decides whether ' +
        'they are shown.',
    ],
    ['How it behaves', writeList(listTexts(describeBehaviour(facts).answers))],
    [
      'Model',
      `${writePlain(embedder.id)}, a sentence encoder that only finds text (SHA-256 ${embedder.sha256}). What it is and where it comes from: model and data card.`,
    ],
    [
      'Index',
      `Version ${manifest.indexVersion}: ${writeCount(counts.articles, 'story', 'stories')}, ${writeCount(counts.chunks, 'passage')}.`,
    ],
    ['Model performance', [describeMeasure(manifest), showHeadlines()].join('\n\n')],
    ['Maintenance', markGap(serviceOwner, 'who updates the program and the stories, and how often')],
  ];
}

function listData(facts: PaperFacts): readonly Field[] {
  const { questions, log } = describeBehaviour(facts);
  const { hosting } = facts.details;
  return [
    [
      'Source data',
      `${writeCount(facts.index.corpus.articles.length, 'story', 'stories')} about children’s social work, listed in the model and data card.`,
    ],
    ['What happens with questions', writeList(listTexts([...questions, ...log]))],
    [
      'Sensitive attributes',
      'Stories name people at work and say what they do. A person may write anything in a question, about health or a child too.',
    ],
    [
      'Data access and storage',
      `Host: ${tellOrMark(hosting.provider, serviceOwner, 'who runs the server')}. Country: ${tellOrMark(hosting.country, serviceOwner, 'where the server stands')}.`,
    ],
    ['Data sharing agreements', markGap(dataOfficer, 'agreements with the host and with the owners of the stories')],
  ];
}

function listRisks(facts: PaperFacts): readonly Field[] {
  return [
    [
      'Impact assessments',
      `Data protection impact assessment: draft beside this record. ${markGap(serviceOwner, 'whether an equality impact assessment was made, when, and where it stands')}`,
    ],
    [
      'Risks and mitigations',
      `See the draft of the data protection impact assessment. What the tool cannot do: ${writeCount(facts.pages.limits.length, 'limit')} under “Scope and limits”.`,
    ],
  ];
}
