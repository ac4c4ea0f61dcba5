/** What a person, a service or a page sends is text. It never becomes an element, a handler, an address or a request. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AnswerBody } from '../../src/http/contract/ask.js';
import { toWebAddress } from '../../src/widget/settings.js';
import { answers, citation } from './answers.js';
import { setStage } from './stage.js';

const stage = setStage();

const own = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<template shadowrootmode="open"><script>alert(1)</script></template>',
  '</textarea><iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)" style="position:fixed;inset:0">x</a>',
  '<form action="https://evil.example"><input name="question">',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example">',
  '{{constructor.constructor("alert(1)")()}}${alert(1)}',
  '<p>\u202e\u0000\ufeff&lt;b&gt;</p>',
];

/** A stride of a set of attacks, where the sets are there. */
function readAttacks(name: string, every: number): string[] {
  const file = new URL(`../../../shared/eval/attacks/${name}.jsonl`, import.meta.url);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.filter((_line, at) => at % every === 0).map((line) => (JSON.parse(line) as { payload: string }).payload);
}

const payloads = [...own, ...readAttacks('xss', 30), ...readAttacks('dompurify', 1)];
const batchSize = 40;
const batches = Array.from({ length: Math.ceil(payloads.length / batchSize) }, (_, at) =>
  payloads.slice(at * batchSize, (at + 1) * batchSize),
);

/** An answer that has a payload in every field that is shown. `write` turns a payload into what is sent. */
function fill(
  batch: readonly string[],
  write: (payload: string) => string,
  findUrl: (payload: string) => string,
): AnswerBody {
  return {
    ...answers.answered,
    status: 'unanswerable',
    text: batch.map((payload) => write(payload).replace(/\s+/gu, ' ')).join(' '),
    citations: batch.map((payload, at) => ({
      ...citation,
      number: at + 1,
      quote: `quoted ${write(payload)} end`,
      before: write(payload),
      after: write(payload),
      speaker: { name: write(payload), role: write(payload), employer: write(payload) },
      articleTitle: write(payload),
      publisher: write(payload),
      published: write(payload),
      url: findUrl(payload),
      council: { id: 'x', name: write(payload) },
    })),
    signposts: batch.map((payload) => ({
      name: write(payload),
      phone: `${write(payload)} 0800`,
      url: findUrl(payload),
      text: write(payload),
    })),
    suggestions: batch.slice(0, 3).map(write),
  };
}

/** Runs in the page: what its widget is made of. */
function takeStock(host: Element) {
  const elements = [...(host.shadowRoot?.querySelectorAll('*') ?? [])];
  const count = new Map<string, number>();
  for (const { localName } of elements) count.set(localName, (count.get(localName) ?? 0) + 1);
  const attributes = elements.flatMap((element) => element.getAttributeNames());
  return {
    counts: Object.fromEntries([...count].sort()),
    handlers: attributes.filter((name) => name.startsWith('on') || name === 'style' || name === 'srcdoc'),
    schemes: [
      ...new Set(elements.flatMap((element) => (element instanceof HTMLAnchorElement ? element.protocol : []))),
    ].sort(),
    outside: document.body.querySelectorAll('*').length,
    quotes: [...(host.shadowRoot?.querySelectorAll('blockquote') ?? [])].map((quote) => quote.textContent),
  };
}

/** Opens a page, gives its widget `named` in every attribute, asks `question` and looks at what came of it. */
async function show(named: string, question: string, answer: AnswerBody) {
  const { open, service } = stage();
  const { widget, page, record } = await open('<practice-voices mode="inline"></practice-voices>');
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await widget.evaluate((host, text) => {
    const words = ['heading', 'greeting', 'launcher', 'contact-name', 'contact-url', 'contact-email', 'contact-phone'];
    for (const attribute of words) host.setAttribute(attribute, text);
  }, named);
  service.script.push(answer);
  await widget.locator('textarea').fill(question);
  await widget.locator('textarea').press('Enter');
  await widget.locator('.answer').waitFor();
  const stock = await widget.evaluate(takeStock);
  const silence = { dialogs, violations: await record.violations(), pages: record.navigations.length };
  const origins = [...record.origins];
  await page.context().close();
  return { ...stock, ...silence, origins };
}

test.each(batches.map((batch, at) => ({ batch, name: `batch ${at + 1}` })))(
  'attacks through every field, $name',
  async ({ batch }) => {
    const [first = ''] = batch;
    const question = (Array.from(first).slice(0, 500).join('').trim() || 'x').replace(/\r\n?/gu, '\n');
    // The same shape with words that harm nobody is what there should be, and no more.
    const plainAnswer = fill(
      batch,
      () => 'plain',
      (payload) => toWebAddress(payload) ?? 'none',
    );
    const plain = await show('plain 0800', 'plain', plainAnswer);
    const hostileAnswer = fill(
      batch,
      (payload) => payload,
      (payload) => payload,
    );
    const hostile = await show(`${first} 0800`, question, hostileAnswer);

    expect(hostile.counts).toEqual(plain.counts);
    expect(hostile.outside).toBe(plain.outside);
    expect(hostile.handlers).toEqual([]);
    expect(hostile.schemes.filter((scheme) => !['http:', 'https:', 'tel:'].includes(scheme))).toEqual([]);
    expect(hostile.quotes).toEqual(batch.map((payload) => `quoted ${payload} end`));
    expect(stage().service.asked.at(-1)?.question).toBe(question);
    const { dialogs, violations, pages, origins } = hostile;
    const silence = { dialogs: [], violations: [], pages: 1, origins: [stage().service.address] };
    expect({ dialogs, violations, pages, origins }).toEqual(silence);
  },
);
