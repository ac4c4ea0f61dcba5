/** Parts of a story's file. */
export interface StoryParts {
  /** Between the `---` lines; null where there are none. */
  readonly frontMatter: string | null;
  readonly body: string;
  /** Line (1-based) of the file at which `body` begins. */
  readonly bodyLine: number;
  /** What stands in the block `yaml asked` that ends the file, and the line at which it begins; null where there is none. */
  readonly asked: { readonly source: string; readonly line: number } | null;
}

const askedBlock = /^```yaml asked[ \t]*\n([\s\S]*?)(?<=\n)```[ \t]*\n*$/u;

/** Splits a story's file, whatever its line ends are; they become line feeds. */
export function splitStory(file: string): StoryParts {
  const source = file.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const front = /^---[ \t]*\n([\s\S]*?)(?<=\n)---[ \t]*(?:\n|$)/u.exec(source);
  const start = front?.[0].length ?? 0;
  const opening = source.lastIndexOf('```yaml asked');
  const block = opening < start ? null : askedBlock.exec(source.slice(opening));
  const isBlock = block !== null && (opening === start || source.charAt(opening - 1) === '\n');
  const end = isBlock ? opening : source.length;
  return {
    frontMatter: front ? (front[1] ?? '') : null,
    body: source.slice(start, end),
    bodyLine: countLines(source.slice(0, start)),
    asked: isBlock ? { source: block[1] ?? '', line: countLines(source.slice(0, end)) + 1 } : null,
  };
}

/** The file that `splitStory` splits into these parts. */
export function joinStory({
  frontMatter,
  body,
  asked,
}: Pick<StoryParts, 'frontMatter' | 'body'> & { readonly asked: string | null }): string {
  const head = frontMatter === null ? '' : `---\n${frontMatter}---\n`;
  return asked === null ? head + body : `${head}${body}\`\`\`yaml asked\n${asked}\`\`\`\n`;
}

function countLines(before: string): number {
  return before.split('\n').length;
}
