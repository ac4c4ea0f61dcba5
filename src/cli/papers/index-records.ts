/** What was known of one index when the papers were written. No story is named: it may have been withdrawn since. */
export interface IndexRecord {
  /** Day on which it was recorded, YYYY-MM-DD. */
  readonly recorded: string;
  readonly version: string;
  readonly model: string;
  readonly passages: number;
  /** A digest of each story, sorted. */
  readonly stories: readonly string[];
}

const mark = '<!-- index-record ';

/** The record as a comment, so that the next change log knows it. */
export function writeRecord({ recorded, version, model, passages, stories }: IndexRecord): string {
  return `${mark}${[recorded, version, model, String(passages), stories.join('+')].join(' ')} -->`;
}

/** Records of an earlier change log, in its order; lines that were edited into something else are left out. */
export function readRecords(changeLog: string): readonly IndexRecord[] {
  return changeLog.split('\n').flatMap((line) => {
    const [, recorded, version, model, passages, stories] = recordLine.exec(line) ?? [];
    if (!recorded || !version || !model || !passages) return [];
    return [{ recorded, version, model, passages: Number(passages), stories: stories ? stories.split('+') : [] }];
  });
}

const recordLine =
  /^<!-- index-record (\d{4}-\d\d-\d\d) ([0-9a-f]{16}) ([0-9a-f]{12}) (\d{1,9}) ((?:[0-9a-f]{12}(?:\+[0-9a-f]{12})*)?) -->\s*$/u;

/** The records with the index of now, which counts once however often it is recorded in a row. */
export function addRecord(records: readonly IndexRecord[], next: IndexRecord): readonly IndexRecord[] {
  return records.at(-1)?.version === next.version ? records : [...records, next];
}

/** What changed from one index to the next, in numbers. */
export function compareRecords(
  before: IndexRecord,
  after: IndexRecord,
): { readonly storiesIn: number; readonly storiesOut: number; readonly isOtherModel: boolean } {
  return {
    storiesIn: after.stories.filter((digest) => !before.stories.includes(digest)).length,
    storiesOut: before.stories.filter((digest) => !after.stories.includes(digest)).length,
    isOtherModel: before.model !== after.model,
  };
}
