import { Command, CommanderError } from 'commander';
import { UnknownArticleError } from '../../core/errors.js';
import { describeStory } from '../../core/corpus/describe-story.js';
import type { CorpusDesk, StoryFacts } from '../../core/corpus/corpus-desk.js';
import type { CliDeps } from '../cli-deps.js';
import { type CliIo, readColumns } from '../cli-io.js';
import { exitCodes } from '../exit-codes.js';
import { UsageFault } from '../usage-fault.js';
import { type AddFlags, addStories } from './add-stories.js';
import { renderChange } from './render-change.js';
import { renderStories } from './render-stories.js';
import { renderStory } from './render-story.js';
import { renameSpeaker } from './rename-speaker.js';
import { withdrawStory } from './withdraw-story.js';

/** `ask corpus …`: adds, checks, lists, shows, renames, withdraws and compares the stories. */
export async function run(args: readonly string[], io: CliIo, deps: CliDeps): Promise<number> {
  const { openCorpus } = deps;
  if (!openCorpus) throw new UsageFault('There are no stories to keep here. Run it where the corpus is.');
  let exitCode: number = exitCodes.answered;
  const work = { io, desk: openCorpus, end: (code: number) => void (exitCode = code) };
  try {
    await defineCorpusCommand(work).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.answered : exitCodes.wrongUsage;
  }
  return exitCode;
}

interface Work {
  readonly io: CliIo;
  readonly desk: () => Promise<CorpusDesk>;
  readonly end: (exitCode: number) => void;
}

function defineCorpusCommand(work: Work): Command {
  const { io } = work;
  const program = new Command('ask corpus')
    .description('Keeps the stories. Everything it writes can be edited by hand as well.')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: io.write, writeErr: io.writeError, getOutHelpWidth: () => readColumns(io) });
  defineAdd(program, work);
  defineReading(program, work);
  defineChanging(program, work);
  return program;
}

function defineAdd(program: Command, { io, desk, end }: Work): void {
  program
    .command('add')
    .description('propose stories from text, web pages, Markdown or Word documents (.docx), and write them when told')
    .argument('<file...>', 'what to read')
    .option('--write', 'write the story; it is asked for on a terminal')
    .option('--replace', 'write over a story of the same id')
    .option('--no-build', 'leave the index as it is')
    .option('--id <id>', 'id of the story; made from the file’s name where left out')
    .option('--title <text>', 'title as printed')
    .option('--council <id>', 'council whose social workers it is about')
    .option('--publisher <name>', 'who published it')
    .option('--published <date>', 'when, as YYYY, YYYY-MM or YYYY-MM-DD')
    .option('--url <address>', 'where it was published')
    .option('--rights <text>', 'whose text it is and how it may be quoted')
    .option('--json', 'print the proposals as JSON')
    .action(async (files: readonly string[], options: AddFlags & StoryFacts) => {
      const { write, replace, build, json, ...facts } = options;
      if (files.length > 1 && (facts.id ?? facts.title ?? facts.url) !== undefined)
        throw new UsageFault('--id, --title and --url are one story’s. Give one file with them.');
      end(await addStories(files, facts, { write, replace, build, json }, io, await desk()));
    });
}

function defineReading(program: Command, { io, desk }: Work): void {
  program
    .command('check')
    .description('check every story and table')
    .action(async () => {
      const { corpusDir, read } = await desk();
      const { articles, councils } = await read();
      const spans = articles.reduce((sum, { speech }) => sum + speech.length, 0);
      const counts = `${articles.length} articles, ${spans} spoken passages, ${councils.length} councils`;
      io.write(`${corpusDir}: ${counts}, no faults.\n`);
    });
  program
    .command('list')
    .description('list the stories, with what is missing')
    .option('--json', 'print the list as JSON')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { read, today } = await desk();
      const rows = (await read()).articles.map((article) => describeStory(article, today));
      io.write(json ? `${JSON.stringify(rows, null, 2)}\n` : renderStories(rows, readColumns(io)));
    });
  program
    .command('show')
    .description('show a story and who says what in it')
    .argument('<id>', 'id of the story')
    .option('--json', 'print the story as JSON')
    .action(async (id: string, { json }: { readonly json?: boolean }) => {
      const { articles } = await (await desk()).read();
      const article = articles.find((other) => other.id === id);
      if (!article)
        throw new UnknownArticleError(`No such story. There are: ${articles.map((other) => other.id).join(', ')}.`);
      io.write(json ? `${JSON.stringify(article, null, 2)}\n` : renderStory(article, readColumns(io)));
    });
  program
    .command('diff')
    .description('say what the next index will change')
    .option('--json', 'print it as JSON')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const change = await (await desk()).preview();
      io.write(json ? `${JSON.stringify(change, null, 2)}\n` : renderChange(change, 'will be'));
    });
  program
    .command('build')
    .description('build the index; a running server takes it up by itself')
    .action(async () => {
      io.write(renderChange(await (await desk()).build(), 'were'));
    });
}

function defineChanging(program: Command, { io, desk, end }: Work): void {
  program
    .command('rename-speaker')
    .description('give a person of a story a pseudonym, everywhere')
    .argument('<story>', 'id of the story')
    .argument('<person>', 'name or id of the person')
    .argument('<new-name>', 'the pseudonym')
    .option('--write', 'change the files; it is asked for on a terminal')
    .option('--json', 'print the receipt as JSON')
    .action(
      async (
        story: string,
        person: string,
        name: string,
        flags: { readonly write?: boolean; readonly json?: boolean },
      ) => {
        end(await renameSpeaker({ story, person, name }, flags, io, await desk()));
      },
    );
  program
    .command('withdraw')
    .description('remove a story from the corpus, the index and the suggestions, and prove it')
    .argument('<id>', 'id of the story')
    .requiredOption('--reason <text>', 'why; kept beside the id, so name nobody')
    .option('--json', 'print the receipt as JSON')
    .action(async (id: string, { reason, json }: { readonly reason: string; readonly json?: boolean }) => {
      end(await withdrawStory(id, { reason, json }, io, await desk()));
    });
}
