import type { Article, Corpus } from '../../core/corpus/article.js';
import { describeMeasure } from './describe-measure.js';
import { serviceOwner, writeHead } from './describe-people.js';
import { showFigures } from './find-figure.js';
import { markGap, writeCount, writeDate, writeList, writePlain, writeTable } from './mark-gaps.js';
import type { PaperFacts } from './paper-facts.js';

/** Card of the model that searches and of the stories that are searched. */
export function writeModelCard(facts: PaperFacts): string {
  const { manifest, corpus } = facts.index;
  return [
    writeHead('Model and data card', facts, 'Figures are of the project’s last measurement.'),
    section('Model', describeModel(facts)),
    section('How good the tool is', [describeMeasure(manifest), '', showFigures(), '', sets].join('\n')),
    section('What the tool cannot do', writeList(facts.pages.limits)),
    section('Stories', describeStories(corpus)),
    section('Index', describeIndex(facts)),
    section('The model’s own page', showModelPage(facts.modelPage)),
    '',
  ].join('\n');
}

function section(heading: string, body: string): string {
  return ['', `## ${heading}`, '', body].join('\n');
}

const sets = [
  '“New questions” were never looked at while the tool was made: expect those figures. “Later questions” were written later, ',
  'and half of them were looked at. “Known questions” and “shared questions” were looked at. The sets are small: a single ',
  'question can move a figure by several hundredths.',
].join('');

function describeModel({ index: { manifest }, modelPage }: PaperFacts): string {
  const { embedder } = manifest;
  const known =
    modelPage === null ? markGap(serviceOwner, 'licence, origin, training data and limits of the model') : '';
  return [
    writeTable(
      ['Fact', 'Value'],
      [
        ['Name', writePlain(embedder.id)],
        ['Purpose', 'finds passages that are near a question in meaning; it writes nothing'],
        ['SHA-256', embedder.sha256],
        ['Numbers in a vector', `${embedder.dimensions} a text, ${embedder.tokenDimensions} a token`],
        ['Longest text', `${manifest.chunking.maxTokens} tokens`],
      ],
    ),
    ...(known === '' ? [] : ['', known]),
    '',
    `Licence of these model files: ${markGap(serviceOwner, 'confirm the licence with whoever supplies them; the model’s page names what the model continues and the licences of its training data')}`,
  ].join('\n');
}

function describeStories({ articles, councils }: Corpus): string {
  const undated = articles.filter(({ published }) => published === null).length;
  return [
    `${writeCount(articles.length, 'story', 'stories')}, ${undated === 0 ? 'all with a date' : `${undated} of them without a date`}. What is not known is not guessed.`,
    '',
    writeTable(
      ['Story', 'Council', 'Publisher', 'Published', 'Paid for by', 'Speakers', 'Rights'],
      articles.map((article) => describeStory(article, councils)),
    ),
    '',
    markGap(
      serviceOwner,
      'for each story, who gave permission to quote it, when, and whether the people in it were asked',
    ),
  ].join('\n');
}

function describeStory(article: Article, councils: Corpus['councils']): readonly string[] {
  const { id, title, councilId, publisher, published, sponsor, people, rights } = article;
  const tell = (fact: string | null | undefined): string => (fact == null ? 'not known' : writePlain(fact));
  const pseudonyms = people.filter(({ pseudonym }) => pseudonym === true).length;
  return [
    title === null ? `untitled (${writePlain(id)})` : writePlain(title),
    councilId === null ? 'none' : tell(councils.find((council) => council.id === councilId)?.name ?? councilId),
    tell(publisher),
    published === null ? 'not known' : writeDate(published),
    sponsor === null ? 'not stated' : writePlain(sponsor),
    `${people.length}${pseudonyms > 0 ? ` (${pseudonyms} by a pseudonym)` : ''}`,
    writePlain(rights),
  ];
}

function describeIndex({ index: { manifest, writtenOn } }: PaperFacts): string {
  const { counts } = manifest;
  return [
    `Version ${manifest.indexVersion}, with ${writeCount(counts.articles, 'story', 'stories')}, ${writeCount(counts.chunks, 'passage')} and ${writeCount(counts.sentences, 'sentence')}. Its files are of ${writeDate(writtenOn)} on this machine.`,
    '',
    `Search: ${manifest.hnsw ? 'a graph of nearest neighbours, beside a search by words' : 'every passage is compared, beside a search by words'}.`,
  ].join('\n');
}

/** The page that comes with the model, below this card’s headings. */
function showModelPage(page: string | null): string {
  if (page === null) return 'No page came with the model.';
  return page.trim().replace(/^#(?=#* )/gmu, '###');
}
