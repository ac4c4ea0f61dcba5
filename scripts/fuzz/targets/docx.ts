import { readDocx } from '../../../src/adapters/docx/read-docx.js';
import { readHtml } from '../../../src/adapters/markdown/read-html.js';
import { makeDocxOf } from '../../../test/fixtures/make-docx.js';
import { type FuzzTarget, hold } from '../fuzz-target.js';

/** The reader of Word documents. An input is a document's body; one that begins with `~` is damaged as a file besides. */
export const docxTarget: FuzzTarget = {
  name: 'docx',
  promise: 'gives HTML or says that it can’t; words that stand in plain paragraphs are in the HTML; never hangs',
  pieces: [
    '~',
    '<w:p>',
    '</w:p>',
    '<w:r><w:t>',
    '</w:t></w:r>',
    '<w:p><w:r><w:t>I like it.</w:t></w:r></w:p>',
    '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr></w:p>',
    '<w:tbl><w:tr><w:tc>',
    '</w:tc></w:tr></w:tbl>',
    '<w:hyperlink r:id="r9">',
    '<w:drawing/>',
    '<w:br/>',
    '<w:tab/>',
    '<w:sdt><w:sdtContent>',
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:commentReference w:id="0"/>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&b;',
    '&amp;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '<',
    '>',
    'word ',
  ],
  seeds: ['<w:p><w:r><w:t xml:space="preserve">“It is hard,” says Ann Lee.</w:t></w:r></w:p>'],
  weight: 1,
  longest: 32_000,
  async run(input) {
    const bytes = makeDocxOf(input);
    const damaged = input.startsWith('~');
    if (damaged) damage(bytes, input);
    const html = await readDocx(bytes).catch((cause: unknown) => {
      // `readStoryFile` makes a fault of any error; what is none could not be told from a slip of ours.
      hold(cause instanceof Error, 'what is thrown is an error');
      hold(!(cause instanceof RangeError && cause.message.includes('call stack')), 'the stack is deep enough');
      return null;
    });
    if (html === null) return;
    const { blocks } = readHtml(html);
    const plain = /^(?:<w:p><w:r><w:t>I like it\.<\/w:t><\/w:r><\/w:p>)+$/u.test(input);
    if (plain) hold(blocks.length > 0 && blocks.every(({ text }) => text === 'I like it.'), 'plain words are kept');
  },
};

/** Changes a few bytes of the file, where the input's own characters say. */
function damage(bytes: Buffer, input: string): void {
  for (let at = 1; at < Math.min(input.length, 4); at += 1) {
    const place = (input.charCodeAt(at) * 7919 + at * 104_729) % bytes.length;
    bytes[place] = (bytes[place] ?? 0) ^ (1 << (input.charCodeAt(at) % 8));
  }
}
