/**
 * Base forms of words whose other forms no suffix rule finds: plurals ("children"), past forms ("paid"), steps of
 * comparison ("hardest") and numbers, whose base is written in digits ("five" is 5). A dictionary's tables, not a corpus's.
 */
export const irregularForms: ReadonlyMap<string, string> = new Map([
  ...readTable(
    'child children, man men, woman women, foot feet, tooth teeth, mouse mice, wife wives, ' +
      'knife knives, half halves, leaf leaves, self selves, thief thieves, shelf shelves, crisis crises, analysis analyses, basis bases',
  ),
  ...readTable(
    'begin began begun, break broke broken, bring brought, build built, buy bought, catch caught, choose chose chosen, deal dealt, ' +
      'draw drew drawn, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, fly flew flown, ' +
      'forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, give gave given, go went gone, grow grew grown, ' +
      'hear heard, hide hid hidden, hold held, keep kept, know knew known, lead led, leave left, learn learnt, lend lent, lose lost, ' +
      'make made, mean meant, meet met, pay paid, ride rode ridden, rise rose risen, run ran, say said, see saw seen, seek sought, ' +
      'sell sold, send sent, shake shook shaken, shoot shot, show shown, sing sang sung, sit sat, sleep slept, speak spoke spoken, ' +
      'spend spent, stand stood, steal stole stolen, strike struck, swim swam swum, take took taken, teach taught, tell told, ' +
      'think thought, throw threw thrown, understand understood, wake woke woken, wear wore worn, win won, write wrote written',
  ),
  ...'hard tough big large long short easy busy happy safe young old new near close high low strong weak great small few wide broad deep early late fast quick slow rich poor cheap hot cold light heavy dark warm cool hungry healthy friendly funny lucky lonely angry sad kind calm clear bright simple nice clever smart fair quiet loud sharp soft tall thin thick rare proud brave bold rough dull'
    .split(' ')
    .flatMap(compare),
  ...readTable('good better best, bad worse worst, far further furthest farther farthest'),
  ...'2 two,3 three,4 four,5 five,6 six,7 seven,8 eight,9 nine,10 ten,11 eleven,12 twelve,13 thirteen,14 fourteen,15 fifteen,16 sixteen,17 seventeen,18 eighteen,19 nineteen,20 twenty,30 thirty,40 forty,50 fifty,60 sixty,70 seventy,80 eighty,90 ninety,1000 thousand'
    .split(',')
    .map((row): [string, string] => [row.split(' ')[1] ?? '', row.split(' ')[0] ?? '']),
]);

function readTable(rows: string): [string, string][] {
  return rows.split(', ').flatMap((row) => {
    const [base = '', ...forms] = row.split(' ');
    return forms.map((form): [string, string] => [form, base]);
  });
}

/** "big": "bigger" and "biggest". */
function compare(adjective: string): [string, string][] {
  const stem = /[^aeiou][aeiou][bdgnt]$/u.test(adjective)
    ? adjective + adjective.slice(-1)
    : adjective.replace(/e$/u, '').replace(/(?<=[^aeiou])y$/u, 'i');
  return [
    [`${stem}er`, adjective],
    [`${stem}est`, adjective],
  ];
}
