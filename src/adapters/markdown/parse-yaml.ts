import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** What is wrong at one line (1-based) of a file, and what to do. */
export interface LineFault {
  readonly line: number;
  readonly message: string;
}

/** YAML read without judging its content; of malformed YAML `value` is what could be made out. */
export interface YamlText {
  readonly value: unknown;
  readonly faults: readonly LineFault[];
  /** Line of the key or entry at `path`, or of the nearest one above it that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Parses YAML 1.2. `firstLine` is the line at which `source` begins in its file. Malformed YAML gives faults, never throws. */
export function parseYaml(source: string, firstLine = 1): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  const faults = document.errors.map((error) => ({
    line: lineAt(error.pos[0]),
    message: `The YAML can't be read: ${error.message.split('\n')[0] ?? ''}. Correct this line.`,
  }));
  const lineOf = (path: readonly PropertyKey[]): number => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
        if (pair === undefined || !isScalar(pair.key)) break;
        offset = pair.key.range?.[0] ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        const item: unknown = node.items[Number(step)];
        if (isMap(item) || isSeq(item) || isScalar(item)) offset = item.range?.[0] ?? offset;
        node = item;
      } else break;
    }
    return lineAt(offset);
  };
  return { value: readValue(document), faults, lineOf };
}

/** Faults for what a schema found wrong, each at its line; an unknown key is reported at the key itself. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], yaml: YamlText): readonly LineFault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        line: yaml.lineOf([...issue.path, key]),
        message: `Unknown key '${[...issue.path, key].join('.')}'. Correct its spelling or remove it.`,
      }));
    const where = issue.path.length === 0 ? '' : `'${issue.path.join('.')}': `;
    return [{ line: yaml.lineOf(issue.path), message: `${where}${issue.message}` }];
  });
}

function readValue(document: Document): unknown {
  try {
    return document.toJS() as unknown;
  } catch {
    // Only malformed YAML gets here (an alias without its anchor), and that has its fault.
    return null;
  }
}
