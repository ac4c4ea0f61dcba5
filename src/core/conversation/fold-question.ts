/**
 * A question as the routes read it: lower case, short forms written out ("I'm" as "i am", "u" as "you"), a possessive
 * split off ("mum's" as "mum 's"), drawn-out letters shortened ("helloooo"), the end of a sentence as " . ", every other
 * mark a space, one space at each end. Folding twice changes nothing.
 */
export function foldQuestion(question: string): string {
  const words = question
    .toLowerCase()
    .replace(/[’‘`´]/gu, "'")
    .replace(/(\p{L})\1{2,}(?!\p{L})/gu, '$1')
    .replace(/(\p{L})\1{2,}/gu, '$1$1')
    .replace(/[.!?;:\n…]+/gu, ' . ')
    .replace(/[^\p{L}\p{N}'.]+/gu, ' ')
    .split(' ')
    .flatMap(writeOut)
    .filter((word, at, all) => word !== '' && !(word === '.' && (at === 0 || all[at - 1] === '.')));
  while (words.at(-1) === '.') words.pop();
  return ` ${words.join(' ')} `;
}

function writeOut(word: string): readonly string[] {
  const bare = word === "'s" ? word : word.replace(/^'+|'+$/gu, '');
  const written = shortForms.get(bare);
  if (written !== undefined) return written.split(' ');
  const ending = /^(.+?)(n't|'m|'ve|'re|'ll|'d|'s)$/u.exec(bare);
  if (ending === null) return [bare];
  const [, stem = '', mark = ''] = ending;
  const last = mark === "'s" ? (isAfter.has(stem) ? 'is' : mark) : (endings.get(mark) ?? mark);
  return [...writeOut(stem), last];
}

const endings = new Map([
  ["n't", 'not'],
  ["'m", 'am'],
  ["'ve", 'have'],
  ["'re", 'are'],
  ["'ll", 'will'],
  ["'d", 'would'],
]);

/** Words after which "'s" is "is" (or "has") and not a possessive. */
const isAfter = new Set(
  'he she it that this what who where how when there here everything everyone someone somebody nobody'.split(' '),
);

/** Short forms of speech and of phone typing, and the commonest slips of the keys in words that matter here. */
const shortForms: ReadonlyMap<string, string> = new Map(
  `im:i am|ive:i have|id:i would|dont:do not|doesnt:does not|didnt:did not|cant:can not|cannot:can not|can't:can not|wont:will not|won't:will not
isnt:is not|arent:are not|wasnt:was not|werent:were not|havent:have not|hasnt:has not|hadnt:had not|wouldnt:would not|couldnt:could not
shouldnt:should not|aint:is not|ain't:is not|shan't:shall not|hes:he is|shes:she is|theyre:they are|youre:you are|weve:we have|theyve:they have|youve:you have
its:it is|whats:what is|wots:what is|whos:who is|wheres:where is|hows:how is|thats:that is|theres:there is|heres:here is|lets:let us|let's:let us
u:you|ur:your|urs:yours|r:are|y:why|n:and|b:be|k:ok|kk:ok|okay:ok|okey:ok|c:see|ya:you|yer:your|youse:you|2nite:tonight|tonite:tonight|2day:today|tmrw:tomorrow
wat:what|wot:what|wht:what|hw:how|pls:please|plz:please|plse:please|pleas:please|ppl:people|cos:because|coz:because|cuz:because|bc:because
gonna:going to|gunna:going to|gona:going to|wanna:want to|gotta:got to|tryna:trying to|dunno:do not know|gimme:give me|lemme:let me|ima:i am going to|imma:i am going to
bf:boyfriend|gf:girlfriend|hubby:husband|hubbie:husband|missus:wife|fella:boyfriend|mam:mum|mom:mum|mommy:mum|mummy:mum|daddy:dad|granma:grandma
kms:kill myself|sw:social worker|sws:social workers|ss:social services|dv:domestic violence|hv:health visitor|nite:night|msg:message|msging:messaging|txt:text|bday:birthday
sucide:suicide|suiside:suicide|suicidle:suicidal|sucidal:suicidal|suicidel:suicidal|neglet:neglect|abussed:abused|abuseing:abusing|abusin:abusing|hittin:hitting|hurtin:hurting|beatin:beating|complane:complain|complant:complaint
becuase:because|nieghbour:neighbour|neighbor:neighbour|neighbors:neighbours|neibour:neighbour|neigbour:neighbour|frend:friend|bruses:bruises|yrs:years|yr:year|thru:through|nothin:nothing|doin:doing|goin:going|somethin:something`
    .split(/[|\n]/u)
    .map((entry) => entry.split(':'))
    .map(([short = '', written = '']) => [short, written] as const),
);
