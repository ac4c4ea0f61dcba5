import { compilePattern } from './word-pattern.js';

export const greetings = wordSet(
  `hello helo hallo hullo hi hiya hiyah hii hey heya heyy hay howdy yo morning afternoon evening greetings
    greeting sup wassup whatsup wagwan alright salaam salam salut bonjour hola namaste ey ahoy oi welcome aloha
    ello evenin mornin gday g'day day`,
);
export const thanks = wordSet(
  `thanks thank thankyou thankful cheers ta tysm ty tyvm thx thnx thanx tnx fanks appreciated appreciate
    grateful diolch merci gracias obliged bless kudos bravo legend lifesaver ace nicely`,
);
export const goodbyes = wordSet(
  `bye byee byebye goodbye goodbyes goodby cheerio ttyl cya farewell tara tarra adios ciao laters gtg g2g brb
    toodles toodle toodeloo tatty peace seeya goodnight signing ttfn l8r`,
);

/** Words that say nothing of their own beside a greeting, thanks or a goodbye. */
export const fillers = wordSet(
  `met chatted star angel gem hero treasure diamond kent's g'day until next that me leaving found gave given able everyone's folk dears listening useful asked many rly later assistance bot robot chatbot trying morning's ra a again ahh ah all also am an and another answer answering answered answers any anybody anyone anything appreciation are as asking at awesome amazing aw away back be been before being best better big bit both bot brill brilliant but by
  can care catch chance chat chatting clear cool could day days dear doing done did do decent enjoy enough ever every everybody everyone everything evry exactly excellent explaining explained explanation fab fabulous fair fantastic far feeling fine
  folks for from friend fun glad go going good gonna got gorgeous gosh great guys had happy has have haha he heads help helped helpful helping here holiday hope hun how i if in info information insight insights insightful interesting is it
  just kind kindly kindness know last leave left let life like little log logging long lot lots love loved lovely luck lucky lol day's made makes making man marvellous mate may me meet meeting mean million mind moment monday tuesday wednesday thursday friday saturday sunday
  most much must muchly my myself name need needed needs never new nice night nights no nope not nothing now of off oh ok on one only other our out pal people perfect person please pleased pleasure plenty practice_voices question questions quick rather
  ready real really reassuring reply replies response rest right run running saw say saying see seeing sense settled shall share sharing sir madam miss sleep so some someone something somewhere soon sorry sorted speak splendid spot stuff such super sure sweet sweetheart
  take talk talking team tell that the them then there these they thing things think this thoughts those though till time times tips to today tomorrow tonight too top tremendously truly until up us useful very voices wait wait want wanted was watch way we
  weekend week well were what when while will wishes with wonderful wonderfully world would wow x xx xxx yeah year yep yes you your yours yourself ya yet yay ta-ra head dash off home bed work ask can help your ooh great new hello buddy bud babe love darling duck bro dude fam geezer boss chum advice
  holla start sign further hear heard read reading pop popping shoot bounce nowt owt else there's hanging heading around about side stay safe blessed until meantime totally absolutely extremely super ever kindest regards warm anyhow anyway cheerful smashing grand
  chuffed beautiful magic quality wicked sick sound safe lush class champion noted understood gotcha righto roger yup point points makes wise hows happening crack craic week's`,
);

/** Greetings that are no questions. */
export const greetingForms = [
  '^ good|happy|lovely|top day|morning|afternoon|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|year',
  'nice|good|lovely|pleased|great to meet|see|talk|speak',
  'nice|good|lovely|pleased|great to have met|seen|talked|spoken|chatted ..3 $',
  'pleasure to|meeting ..3',
  'long time no see',
  'hope|trust ..2 you|all ..3 well|good|ok',
].map(compilePattern);

/** Greetings that are questions. */
export const greetingQuestions = [
  'how are|is you|things|it|life|everyone|everything|your ..4',
  'how have you been|keeping',
  'how do you do $',
  'how you doing|keeping|going|feeling',
  'are you well|ok|alright|good|there|around|about|available|free|awake',
  'you ok|alright|well|there $',
  'what is up|new|happening|good|going|cracking|poppin ..2 $',
  'is|are|there anyone|anybody|someone|somebody|you ..1 there|here|around|about|in|available|listening ..4',
  'can|could|may|might i|you ..2 ask|help|answer ..1 you|me|a|something|some|one|any|out|please|us ..3 $',
  'can|could|may|might i ask ..4',
  'i ..2 have|got ..3 question|questions $',
].map(compilePattern);

export const endingForms = [
  'see|catch|speak|talk|chat ..1 you|to|later|soon|tomorrow|again|around ..4 $',
  'take care',
  'have a ..3 day|evening|weekend|night|one|afternoon|week|time',
  'good|night night|nite ..3 $',
  'that|this is|was|will ..1 all|everything|it|be ..6 $',
  'i ..2 leave it there|here|at ..4',
  'i am ..2 off|done|going|finished|leaving|out ..4 $',
  'signing|logging|heading|popping off|out|away|home',
  'got|must|have|need|better ..2 go|dash|run|leave|shoot ..3 $',
  'all the best',
  'best wishes',
  'kind|kindest|warm regards',
  'that is me ..2 done|off|finished|sorted ..2',
  'until|till next|tomorrow|then|later',
  'nothing|no ..1 else|more|further|questions ..2 $',
  'later|laters ..1 $',
  'talk|speak soon|later|tomorrow',
].map(compilePattern);

/** Words of assent and praise: taken as thanks, where nothing else is said. */
export const thanksForms = [
  '^ oh|ah|right|yes|no|yeah|ooh|well|ok|that|it|this|is|was|so|really|very|all|wow|i|you|have|are|been|how|what|a|think|find|found|the* ..3 great|good|cool|lovely|brilliant|brill|perfect|awesome|amazing|fab|fabulous|fantastic|wonderful|excellent|super|helpful|useful|interesting|insightful|fine|sorted|smashing|marvellous|reassuring|clear|kind|sweet|legend|nice|ace|splendid|wicked|noted|understood|gotcha|righto|roger|helped|decent|quality ..6 $',
  'fair|good enough',
  'makes|made sense',
  'nice|good one',
  'got it $',
  'i see $',
  '^ ok|wow|right|alright ..1 $',
  'good to know',
  'what|all i|you need|needed|wanted|want',
  'answers|answered|helps|helped ..2 my|me|question|questions|it|that|lot',
  'well done',
  'you are ..3 star|legend|help|angel|gem|hero|lifesaver|treasure|diamond|best|great|helpful',
].map(compilePattern);

/** What makes small words a question after all. */
export const questionForms = [
  'what|how|when|why|where|who|which ..2 do|does|did|is|are|was|were|can|could|would|will|long|much|many|about|should|has|have',
  `^ is|are|do|does|did|was|were|will|would|should|has it|you|they|he|she|there|that|the|this|i|we|people`,
  'and|but|so why|how|what|when|who|where',
  'tell me|us',
  'anything|what|who|where|how|something|any|someone else|more|other',
  'go on|ahead $',
  '^ ok|and|so* more|else|again|continue|another|really $',
  'can|could|do|should i|you|we|they !ask',
  'one|another ..1 last|more|final|question|thing ..1 what|how|do|is|why|who|$',
].flatMap((form) => [compilePattern(form.replace('', ''))]);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u));
}
