import type { Article } from '../../core/corpus/article.js';
import type { HashText } from '../../core/ports.js';
import { serviceOwner, writeHead } from './describe-people.js';
import { addRecord, compareRecords, type IndexRecord, readRecords, writeRecord } from './index-records.js';
import { markGap, writeCount, writeDate, writeList, writeTable } from './mark-gaps.js';
import type { IndexFacts, PaperFacts } from './paper-facts.js';

const digestChars = 12;

/** Change log of the index. `earlier` is the log that it takes the place of, whose records it carries on; null where there is none. */
export function writeChangeLog(facts: PaperFacts, earlier: string | null, hashText: HashText): string {
  const { index, today, withdrawn } = facts;
  const records = addRecord(readRecords(earlier ?? ''), recordIndex(index, today, hashText));
  return [
    writeHead(
      'Change log of the index',
      facts,
      'Each time it is written again, with `--replace`, it adds the index of that day.',
    ),
    section('Versions', showVersions(records)),
    section('What is not known', describeUnknown(records)),
    section('Since this index', describePending(index)),
    section('Withdrawn stories', describeWithdrawn(withdrawn)),
    '',
    'The lines below are read when this page is written again. Leave them as they are.',
    '',
    ...records.map(writeRecord),
    '',
  ].join('\n');
}

function section(heading: string, body: string): string {
  return ['', `## ${heading}`, '', body].join('\n');
}

function recordIndex({ manifest, corpus }: IndexFacts, recorded: string, hashText: HashText): IndexRecord {
  return {
    recorded,
    version: manifest.indexVersion,
    model: manifest.embedder.sha256.slice(0, digestChars),
    passages: manifest.counts.chunks,
    stories: corpus.articles.map((article) => hashText(JSON.stringify(article)).slice(0, digestChars)).sort(),
  };
}

function showVersions(records: readonly IndexRecord[]): string {
  const rows = records.map((record, at) => {
    const before = records[at - 1];
    return [
      record.version,
      writeDate(record.recorded),
      String(record.stories.length),
      String(record.passages),
      before ? describeChange(before, record) : 'first that was recorded here',
    ];
  });
  return writeTable(['Version', 'Recorded on', 'Stories', 'Passages', 'Beside the one before'], rows.reverse());
}

function describeChange(before: IndexRecord, after: IndexRecord): string {
  const { storiesIn, storiesOut, isOtherModel } = compareRecords(before, after);
  const parts = [
    ...(storiesIn > 0 ? [`${writeCount(storiesIn, 'story', 'stories')} new or changed`] : []),
    ...(storiesOut > 0 ? [`${writeCount(storiesOut, 'story', 'stories')} gone or changed`] : []),
    ...(isOtherModel ? ['another model'] : []),
  ];
  return parts.length > 0
    ? parts.join(', ')
    : 'the stories are the same; another part differs, such as suggestions or help lines';
}

function describeUnknown(records: readonly IndexRecord[]): string {
  const first = records[0];
  return writeList([
    `Nothing is recorded of indexes before ${first ? writeDate(first.recorded) : 'this one'}, or of those that were built and replaced between two rows.`,
    'An index does not hold the day on which it was built or who built it.',
    markGap(serviceOwner, 'why each version was built, where that matters'),
  ]);
}

/** What the story files hold that the index does not: it is searched from the next build on. */
function describePending({ corpus, files }: IndexFacts): string {
  if (files === null)
    return 'The files of the stories are not on this machine, so what the next index will change is not known.';
  const old = new Map(corpus.articles.map((article) => [article.id, JSON.stringify(article)]));
  const isChanged = (article: Article): boolean => old.get(article.id) !== JSON.stringify(article);
  const changed = files.filter((article) => old.has(article.id) && isChanged(article)).length;
  const added = files.filter(({ id }) => !old.has(id)).length;
  const removed = corpus.articles.length + added - files.length;
  if (changed + added + removed === 0) return 'The files of the stories are as they are in this index.';
  return `The files of the stories differ from this index: ${added} added, ${changed} changed, ${removed} removed. They count from the next index on.`;
}

function describeWithdrawn(days: readonly string[]): string {
  if (days.length === 0) return 'No withdrawal is recorded.';
  const told = writeList(days.map((day) => writeDate(day)));
  return `${writeCount(days.length, 'story was', 'stories were')} withdrawn. None is named here.\n\n${told}`;
}
