import { findSignals, gatherSignals, scoreSignals, signal } from './signal.js';

/*
 * Questions about the tool itself. "You" is mostly the practitioner of the stories on this page, so that it takes words of a machine, of
 * privacy or of the page to mean the tool.
 */
const about = gatherSignals([
  signal(
    'a machine or a person',
    3,
    '@tool|@be ..3 @be? ..3 @machine ..2 $',
    '@tool ..2 @be ..2 a|an|the|actually|really|just? ..1 @machine',
    '^ ..3 @be|am @tool ..4 real|person|someone|somebody|man|woman|alive|people|male|female|machine|being|bot|mechanical|conscious|sentient ..2 $',
    '^ ..2 @be|was|not @tool|there ..3 @machine',
    'am|are i|we ..1 talking|speaking|chatting|writing|typing|messaging',
    'who|what ..1 am|are i|we ..2 talking|speaking|chatting|writing ..2',
    'is there|this a ..1 person|human|someone ..4 reading|answering|behind|there|here|typing',
    'do you ..2 use|have ..3 feelings|emotions|ai|artificial|gpt|chatgpt|body|brain|soul',
    '@tool ..2 use|uses|using|based|powered|run ..2 ai|artificial|gpt|chatgpt|llm',
    'what ..2 model|ai|llm|software ..2 are|is|do|powers|runs ..2',
    'your ..2 language model|settings|setting',
  ),
  signal(
    'what it is',
    3,
    '^ ..3 who|what ..2 @be|exactly @tool ..1 exactly|then|anyway|for|about|really|called|actually|please $',
    'what|who ..1 are you ..2 $',
    '^^ so|and|but* what is this $$',
    '^ ..2 what|whatever is this|that? ..1 @toolname ..2 $',
    '^ ..3 what is|are|does ..2 @toolname ..3 for|do|about|called|$',
    'what ..2 is practice_voices',
    'practice_voices ..2 $',
    '^ ..2 tell me|us ..2 about yourself|this @toolname? ..1 $',
    '^^ ..2 who are you',
    '^ ..2 describe|introduce yourself',
    '^ how does|do this|it|these ..1 work $',
    'how|what ..2 describe yourself',
    'about yourself $',
    'what are you for|called|about|made|doing|exactly|good',
  ),
  signal(
    'its name and person',
    3,
    'what|whats ..2 your ..2 name|names',
    'do|have you ..2 have|got ..2 name|gender|birthday|boss|age|family|parents|pet|pets|brain|girlfriend|boyfriend|hobby|hobbies|creator|developer|maker|mum|dad|children|siblings',
    'what ..2 i|we call you',
    'how old are you $',
    'what is your age|birthday|gender|favourite|favorite|hobby|home|birth|hometown|job|nationality|religion|sex|star|purpose|function ..3 $',
    'when is|were|was you|your born|birthday|birth',
    'your ..2 birthday|birthdate|hometown|creator|developer|maker|master|age|gender ..1 $',
    'are you ..4 married|single|gay|straight|male|female|boy|girl|man|woman|hungry|tired|sentient|busy|happy|sad|cute|beautiful|evil|old|young ..1 $',
    'where ..1 are you|were|do from|born|live|located ..2 $',
    'where do you live|come ..3 $',
    'which|what ..1 city|town|country|county|village ..1 are|do you ..1 in|from|live ..1 $',
    'could|can|do|would|will you ..2 love|like|hate|miss|marry|date me|us $',
    'are you capable of ..2 $',
    'what do|can they|people|i call you',
    'do|can|could you ..2 experience|feel ..1 love|emotions|emotion|pain|joy|sadness|pleasure $',
    'are you ..3 dating|courting|steady ..3',
    'are you ..3 in a|any relationship ..3',
    'what is your ..1 family|marital|relationship ..1 situation|status $',
    'who ..2 your ..1 leader|king|queen|god|ruler|president|hero|idol $',
  ),
  signal(
    'who made it',
    3,
    'who|what|which ..2 made|built|wrote|created|programmed|developed|designed|trained|runs|owns|coded|invented|operates|controls|produces|produced|makes|funds|maintains ..1 you|it|this|that|these|practice_voices ..1 @toolname? ..3 $',
    'which|what ..1 company|council|person|people|firm|organisation|team|group ..1 made|built|wrote|created|programmed|developed|designed|trained|runs|owns|makes|produced|did|do|does|were|you ..2 you|it|this|@toolname ..3',
    'who ..2 is? behind @tool ..2 $',
    'who|how were|are|is|was|did|do|does|got? @tool ..2 made|built|created|trained|programmed|designed|developed|updated|run|work|works|operate|function ..3 $',
    'who ..2 your creator|developer|boss|maker|master|owner|designer|manager $',
    '@be? @tool ..2 run|made|owned|built|provided|written ..1 by',
    'who do you work for',
    'someone|somebody|anyone|anybody|people ..2 control|controls|controlled|develop|developed|program|programs|programmed|create|created|build|built|invent|invented|own|owns|operate|operates|design|designed you $',
    'how ..2 you|this|it|@toolname|@tool ..1 @toolname? work|works $',
    'explain ..4 how ..2 @tool ..2 works|work',
  ),
  signal(
    'what it can do',
    3,
    '^ ..4 what|how ..3 can|could|do|will you ..2 do|help|know|tell|answer|offer|assist ..1 me|us|for|with|here|about|exactly|really|actually $',
    '^ ..4 how|what can|could|may you help me|us|with ..2 $',
    '^ ..2 what|how ..1 can you do|help|answer ..3 $',
    'what ..5 can|could|should|may|do|is i ..2 ask ..2 you|here|this|it|about|$',
    'what ..3 questions|things|stuff|topics ..2 can|could|should|do i|you|it ask|answer|know|cover|say|tell|type',
    'what is it you|this ..2 do|does ..1 $',
    'what do|does you|it|this|@toolname know|do|cover ..2 here|exactly|about|$ !do',
    'can|do you speak|talk|understand|know|reply|answer ..1 in? polish|french|spanish|welsh|urdu|arabic|punjabi|bengali|german|italian|english|other|another|language|languages|hindi|chinese|portuguese|romanian|somali|turkish|gujarati|tamil',
    'how many|much|which|what ..1 stories|articles|councils|interviews|data ..3 you|this|here|it ..2 got|have|know|read|cover|covered|in ..3',
    'what ..1 are your capabilities|abilities|skills|limits|limitations',
    'are you able|allowed to',
    '^ ..2 tell me something|anything ..1 new|interesting|funny|nice|random|good|different $',
  ),
  signal(
    'where answers come from',
    3,
    'where|how ..1 do|does|did|have|are|is|has your|these|this|the|all ..2 answers|answer|information|info|quotes|quote|data|stories|replies|content ..2 come|get|from|got|taken|sourced|found ..2',
    'where|how ..1 do|did|have|are you|it|this ..2 get|got|getting|find|take|source ..2 your|this|the|these|all|that ..2 information|info|answers|quotes|data|stories|from ..1',
    'how ..1 do|can|would you|it|this ..1 know ..1 all? this|that|these|the|all|stuff|so ..2 $',
    'what ..2 sources|source ..2',
    'your sources|source',
    'where is|are ..2 this|that|these|your ..2 from $',
    'who wrote|writes your|these|the ..1 answers|answer|replies',
  ),
  signal(
    'the page',
    3,
    '^ ..1 is this|it|that ..4 official|council|government|free|safe|secure|legit|private|@toolname ..3 $',
    'how|who|why ..2 stories|articles|quotes|answers ..2 chosen|picked|selected|written|collected|chose|picks',
    'talk|speak|chat|connect|put ..3 real|actual|live|human|proper ..1 person|human|someone|people|being|agent|advisor|somebody',
    '^ ..1 what ..1 information|info|stories|data|articles|topics ..1 do|have|can you ..3',
    'do|can you learn|remember|understand ..3 from|what|me|this|$',
  ),
  signal(
    'whether somebody is there',
    3,
    '^ ..1 is|are you|anyone|anybody|someone|somebody ..1 there|around|available|free|listening|awake|online ..1 $ !help',
    '^ ..1 is|are you|anyone|anybody|someone|somebody ..1 there|around|available|free to ..1 talk|chat|speak|listen ..3 $ !help',
    '^ anyone|anybody|someone|somebody ..1 there|around|available|free ..1 $ !help',
    '^ anyone|anybody|someone|somebody ..1 there|around|available|free to ..1 talk|chat|speak|listen ..3 $ !help',
  ),
  signal(
    'privacy',
    3,
    'who ..3 see|sees|read|reads ..2 my|this|what|messages|these',
    '^ ..2 @be|will|does|do ..4 @toolname|chat|chats|conversation|conversations|questions|messages|data|details|it|this|that|i|everything|what|anything|info ..5 @be? ..2 @private ..5 $ !about',
    '@be this|it|that|my|our|these|what ..4 @private ..4 $',
    'do|will|are|can|would|does you|it|this|anyone|anybody|someone|they|people|@toolname ..3 @store ..2 this|my|our|what|any|anything|conversation|conversations|chat|chats|messages|me|questions|data|details|everything',
    'will|can|does|do|could anyone|anybody|someone|somebody|people|they|who|the ..4 see|read|reads|look|know|find|access|sees ..3 this|my|what|i|me|messages|questions|chat|it|conversation ..4',
    'who|does|anybody|anyone can? see|sees|read|reads ..2 this|my|what|it',
    'pass|give|sell ..1 my details|data|name|information',
    'what|where ..3 happens|goes|go|do|does ..3 my|our|this data|questions|messages|details|information|conversation|chat|answers',
    'do you|they ..2 keep|hold|have ..2 record|history|log|copy|details|track',
    'do you|it use cookies',
    'gdpr',
    '@be you ..2 spying|listening|watching|recording|tracking|monitoring ..3',
    'privacy policy|notice|statement',
  ),
  signal(
    'trust',
    3,
    'can|should|do|could|how|why ..2 i|we|you|anyone ..3 trust|rely|believe ..1 on? you|your|what|this|the|these|that|it @toolname|answers|answer|quotes|quote|information|info|say|tell|you|to|$',
    'trust|believe|rely ..2 you $',
    'how accurate|reliable|trustworthy|good|up ..3 @be|are @tool|your|the|these|answers ..4',
    '@be|was ..1 these|the|those|your|that|this|all ..1 quotes|quote|answers|answer|stories|information|people|words|it ..4 @real ..2',
    '@be ..1 these|the|those|your|that|this ..1 quotes|quote|answers|stories|words ..3 from ..2 @real',
    'do|did|does|will|would|are|is you|it|this|@toolname ..4 make|making|made|invent|inventing ..3 up|things|stuff|answers|quotes ..2',
    'did ..7 say ..4 or ..5 made?|make ..3 up',
    '@tool|do|does|did ..2 hallucinate|hallucinating|lie|lying ..4',
    'do|did|are|were|could|can|is|does you|it|this|@toolname ..2 get ..1 things|it|stuff|anything wrong',
    '@be you|this|it ..2 right|correct|wrong|accurate|reliable|sure|certain|lying|telling|biased|broken|joking|kidding ..2 $',
    'how up to date',
    'do|will|would|are|did you ..3 intend|mean|plan|want|going ..2 harm|evil|destroy',
  ),
  signal(
    'what it makes of something',
    3,
    '^ ..1 do|does|did|would i|this|that|it ..1 look|sound|seem|make ..3 to you $',
    '^ ..1 do you think i should ..2 that|this|it|so $',
    '^ ..1 do|are|can you ..1 understand|understanding ..1 me|this|that $',
    'you ..3 anything|something ..1 different|new to say $',
  ),
  signal(
    'when updated',
    3,
    'when|how ..3 @tool|these|the|answers|information ..3 updated|refreshed',
    'last ..1 updated|refreshed',
    'how old|recent|new|current ..2 is|are this|these|the|your ..2 information|info|data|answers|stories|quotes|articles',
  ),
]);

/** Signals that fit any thing called "it" or "this": a way of working as well as the tool. */
const ofAnyThing: ReadonlySet<string> = new Set(['what it is', 'who made it', 'what it can do', 'the page']);

const toolNames: ReadonlySet<string> = new Set(
  'you your yours yourself tool chat chatbot bot robot page site website app assistant practice_voices'.split(' '),
);

/** What says that the practitioners are asked after all, or the story. */
const practice = gatherSignals([
  signal(
    'the work',
    -3,
    '@job',
    '@seek',
    '@workers',
    '@worker',
    'case|cases|families|family|parent|parents|kid|kids|child|children|home|homes|court|council !say',
    'systemic|session|notes|manager|managers',
  ),
  signal(
    'a practitioner',
    -3,
    'made|makes you want|choose|decide|join|become|leave|stay|start',
    'you do ..1 all day|every',
    'do you like|enjoy|love|hate|miss',
    'with a|an|the',
  ),
]);

/** What outweighs words that the page and the work share. */
const plainly = gatherSignals([
  signal(
    'said outright',
    4,
    'are|r ..1 you ..3 @machine ..1 $',
    '@be ..4 or ..2 a|an? ..1 @machine',
    'am i ..2 talking|speaking|chatting',
    'run|made|owned|built|provided by ..2 council',
    '^ how does|do this|it ..1 work $',
    '@tool thing|chat|chatbot|bot|tool|page|site|website|service|app',
    'or did you make',
    'are you ..3 or ..1 a? ..1 @machine',
    '@toolname ..3 $',
    'i ..3 type|typed|written|write',
    'my questions|details|data|messages|conversation',
  ),
]);

/** Whether the words ask about the tool and not about the work. */
export function asksAboutTool(words: readonly string[]): boolean {
  if (words.length > 24) return false;
  const score = scoreSignals(about, words);
  return score > 0 && score + scoreSignals(plainly, words) * 0.75 + scoreSignals(practice, words) >= 3;
}

/** Whether words that ask about the tool are about the topic where there is one: "how does it work?", "who is it for?". */
export function mayMeanTopic(words: readonly string[]): boolean {
  return (
    !words.some((word) => toolNames.has(word)) &&
    [...findSignals(about, words)].every(({ name }) => ofAnyThing.has(name))
  );
}
