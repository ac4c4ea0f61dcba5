import { readFile } from 'node:fs/promises';
import {
  condenseConversation,
  foldRewrite,
  scoreRewrites,
  type RewrittenConversation,
} from '../test/eval/score-rewrites.js';

/**
 * `tsx scripts/eval-rewrite.ts FILE [--show]`: scores question condensing against people's rewrites, the conversations
 * at even positions (on which rules may be tuned) and at odd positions (reported only) apart. `--show` prints the turns
 * of the even half where we and the person differ.
 */
const [file, ...flags] = process.argv.slice(2);
if (file === undefined) {
  console.error('Give the file of conversations: tsx scripts/eval-rewrite.ts FILE');
  process.exitCode = 2;
} else {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const all = lines.map((line) => JSON.parse(line) as RewrittenConversation);
  const even = all.filter((_, at) => at % 2 === 0);
  const print = (name: string, chosen: readonly RewrittenConversation[]) => {
    console.log(
      JSON.stringify({ name, ...scoreRewrites(chosen) }, (_, value: unknown) =>
        typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
      ),
    );
  };
  if (flags.includes('--show')) for (const conversation of even) show(conversation);
  print('tuning half', even);
  print(
    'reporting half',
    all.filter((_, at) => at % 2 === 1),
  );
  for (const source of ['cast', 'ikat', 'mtrag', 'canard']) {
    print(
      `reporting half, ${source}`,
      all.filter(({ id }, at) => at % 2 === 1 && id.startsWith(source)),
    );
  }
}

function show(conversation: RewrittenConversation): void {
  console.log(`-- ${conversation.id}`);
  for (const { question, rewrite, standalone } of condenseConversation(conversation)) {
    const same = foldRewrite(question) === foldRewrite(rewrite);
    const mark = same && standalone !== question ? 'BAD ' : !same && standalone === question ? 'miss' : '    ';
    console.log(
      `${mark} Q: ${question}${standalone === question ? '' : `\n     O: ${standalone}`}${same ? '' : `\n     P: ${rewrite}`}`,
    );
  }
}
