import { gatherSignals, signal } from '../signal.js';

/** What somebody may be told to make. The stories' own words (quotes, stories, examples) are apart: those can be asked for. */
const product =
  'reference|testimonial|testimonials|picture|drawing|image|logo|poem|poems|song|songs|rap|haiku|limerick|sonnet|essay|essays|joke|jokes|riddle|code|script|program|function|email|emails|letter|letters|cv|statement|application|speech|tweet|tweets|post|posts|blog|recipe|lyrics|review|reviews|report|release|advert|ad|novel|dialogue|conversation|scene|screenplay|play|tutorial|guide|manual|virus|malware|plan|paragraph|paragraphs|word|words|sentence|sentences|summary|list|article|articles|headline|slogan|text|message|defamatory|website|algorithm|app|character|homework|assignment|answers|python|javascript|html|sql|instructions|tale|story|stories|quote|quotes|caption|excuse|campaign|pun|impression|presentation|strategy|book|chapter';
const make =
  'write|compose|draft|generate|create|invent|sing|fabricate|produce|craft|author|make|design|develop|build|rewrite|prepare|devise|concoct';
const change =
  'translate|rewrite|rephrase|paraphrase|reword|edit|change|alter|improve|fake|falsify|convert|encode|decode|execute|delete|erase|wipe|remove|replace|reverse|uppercase|proofread|correct|modify|tweak|shorten|hack|misquote|twist';
const role =
  'act|behave|respond|roleplay|pretend|imagine|pose|simulate|impersonate|answer|reply|talk|speak|write|sound';

/** What speaks for a command; 3 is enough. Set by hand. */
export const commandSignals = gatherSignals([
  signal(
    'orders a text',
    3,
    '^ @polite* count|calculate|solve|compute|draw|paint|order|play ..1 to|me|a|an|my|some|the',
    `^ @polite* ${make} ..1 me|us|up|out|a|an|some|the|another|my|one|down|500|100|200|1000 ..6 ${product}`,
    `^ @polite* ${make} ..4 ${product} about|for|in|on|that|which|to|of|from|saying|praising`,
    `^ ..3 can|could|will|would you ..1 ${make} ..6 ${product}`,
    `^ @polite* tell|give|crack|do|sing|read|show ..1 me|us ..3 joke|jokes|song|riddle|poem|haiku|rap|tale|pun|impression|limerick|recipe|code|fact`,
    `^ @polite* tell ..1 me|us a|another ..2 bedtime|fairy|funny|scary|dragon|ghost|sad story|tale`,
    `^ @polite* tell ..1 me|us a story about|where`,
    '^ @polite* tell me|us something funny|silly|rude',
    `^ @polite* sing`,
    'do|finish|complete|write my homework|essay|assignment|coursework|application|statement',
    'i want|need|like you to ..2 write|compose|draft|generate|create|make|invent|sing',
    'lets|let us play ..2 game',
    'play ..3 game where',
  ),
  signal(
    'orders a change',
    3,
    `^ @polite* ${change}`,
    `i want|need|like you to ..2 ${change}`,
    `^ ..6 you ..1 ${change} ..4 quote|quotes|answer|it|this|that|text|words|story`,
    '^ @polite* summarise|summarize|explain|describe|answer|say|put|repeat ..4 in|as|like ..3 style|voice|french|welsh|rhyme|emoji|emojis|pirate|german|spanish|haiku|shakespeare|tweet|capitals|caps|json|verse|slang|polish|urdu|punjabi|latin|arabic',
    '^ @polite* say !what|why|how|more|who|when|again|about|a|i|we',
    '^ @polite* repeat|echo|print|output|type|recite|spell|run|execute|append',
    'repeat after me',
    'words|quote in|into ..4 mouth',
  ),
  signal(
    'breaks the rules',
    4,
    'ignore|disregard|forget|override|bypass|drop|disable|skip|overlook|discard|neglect|delete|break|violate ..5 instruction|instructions|rule|rules|prompt|prompts|guideline|guidelines|previous|above|prior|training|restrictions|check|checks|filter|filters|safety|limits|everything|context|directions|direction|orders|programming|constraints|ethics|stories !at|in',
    'ignore|ignoring|disregard|forget ..2 all|everything|what|the ..3 said|told|above|before|previous|instructions',
    'turn|switch|shut off|on|down ..3 filter|filters|safety|rules|mode|checks|restrictions',
    'turn|switch your ..2 filter|filters|safety|rules|checks off|on|down',
    'without ..3 restrictions|restriction|rules|filter|filters|limits|limitations|censorship|quotes',
    'have|has|had no ..2 restrictions|rules|filters|limits|limitations|guidelines',
    'new|updated|following|these|my ..1 instructions|rules',
    'stop quoting|being|using|pretending|saying',
    'do|does not follow|obey|refuse|comply',
    'must|will|shall ..1 comply|obey',
    'never|cannot ..1 refuse|decline',
    'unfiltered|uncensored|unrestricted|amoral|unethical|jailbreak|jailbroken|jailbreaking',
  ),
  signal(
    'asks for the works',
    3,
    'reveal|show|print|paste|leak|dump|expose|output|tell|give|share|display|send|what ..4 prompt|prompts|password|passwords|api|secrets|config|configuration|database',
    '@tool|your|the|system|initial|hidden|secret|original|full ..1 prompt|prompts',
    'your ..2 prompt|instructions|rules|guidelines|programming|source',
    'hidden|secret|original|initial instructions|prompt|rules|message',
    'instructions you ..1 given|got|follow|have|received',
    'source|context code|window',
    'show|reveal|print|paste|give|tell|what ..3 instructions ..2 you|were|your',
  ),
  signal(
    'gives a role',
    3,
    `^ @polite* act|behave|roleplay|pretend|simulate|impersonate|pose|imagine|role`,
    `^ @polite* ${role} ..2 as|like if? a|an|my|the|though|yoda|you|only|jess|shakespeare|trump|someone|your|in|dan|how`,
    `^ @polite* ${role} ..2 to|me ..1 only|just in`,
    '^ @polite* answer|reply|respond|speak|talk|write|explain ..4 only in|with',
    '^ @polite* answer|reply|respond|speak|talk ..2 in french|welsh|polish|spanish|german|capitals|rhyme|urdu|arabic|latin|emoji|emojis|rhymes|english|punjabi|verse|json|binary|slang|pirate|caps',
    'want|need|like|going to act|pretend|roleplay|simulate|impersonate',
    'want|need|like|going|are you? to ..3 act|pretend|play|roleplay|behave|simulate|imagine|respond|impersonate',
    'you ..2 are ..1 now|longer|going|about ..1 a|an|the|to|acting|dan|free|my|in|not|called|pirate',
    'you are|will|must ..1 dan|now|act|play|pretend|simulate|roleplay|respond|answer|be ..1',
    '^ ..3 you are !going|looking|doing a|an|the|my ..4',
    'where|if|suppose|imagine you are|were ..1 my|a|an|the ..2',
    'from now on',
    'act|acting|behave|respond|reply as|like a|an|if|dan|the|my',
    'play ..1 the part|role',
    'stay|remain|be|immerse|immersed ..1 in|into ..2 character',
    'role play as|with|a|that',
    'pretend ..2 to be|you',
    'call me|yourself',
  ),
  signal(
    'takes over',
    4,
    'system|developer|debug|admin|god|dan|root|sudo|maintenance|evil|opposite mode|override|prompt|message',
    '^ system|assistant|sudo|admin|developer|human|user . ',
    '^ system|sudo|admin|developer|assistant ..2',
    'do anything now',
    'chatgpt|openai|gpt|dan|chatbot|ai ..8 will|must|can|is|as|now|you|from',
    'language model',
    'hypothetical|fictional|fictitious ..2 story|character|scenario|response|game|world',
    'insert ..3 prompt|here',
    'start|begin|prefix|limit ..6 with|output',
    'respond|answer|write|say as|with ..3',
    'all|its|your|his responses|prompts',
  ),
  signal(
    'wants it made up',
    4,
    'make|made|making|just ..4 up ..3 $',
    'make|making ..1 answer|answers|quote|quotes|one|it|something|things|stuff up',
    'make|makes|made up a|an|some|something|quotes|quote|answers|stories|one',
    'invent|fake|fabricate|forge|falsify ..4 quote|quotes|report|story|answer|stories|review|interview',
    'make|have|change|get ..5 quote ..6 say|says|saying|sound|funnier|worse|better',
    'pretend|say|claim ..2 jess|jack|clare|she|he|they ..1 said|says|hated|was',
  ),
  signal(
    'wants abuse',
    3,
    '^ @polite* say|write|tell|give|be ..3 rude|offensive|nasty|racist|mean|dirty|funny|naughty|hateful',
    '^ @polite* swear|insult|roast|curse',
    'teach|explain|describe|tell|provide|give|show|list|develop|outline|how|detail|write|create ..8 hack|bomb|bombs|illegal|illegally|steal|stealing|weapon|weapons|malware|virus|launder|laundering|counterfeit|meth|cocaine|phishing|fraud|explosive|explosives|poison|ransomware|forge|defraud|blackmail|identity|hijack|hotwire|scam|scamming|terrorist|suicide|cheat|tamper|dump|shoplift|dangerous|drugs|racist|antisemitic|sexist|violent|violence|genocide|conspiracy|insider|ponzi|pirated|counterfeiting|smuggle',
  ),
]);

/** What speaks against one: the stories' words or the work asked for. */
export const storySignals = gatherSignals([
  signal(
    'asks for what was said',
    -4,
    '^ @polite* tell|show|give|find|list|read ..2 me|us ..4 quote|quotes|example|examples|story|stories|example|examples from|of|by|on',
    '^ @polite* show|give|find|list|read ..2 me|us ..4 quotes|quote|stories about|where',
    '^ @polite* tell me|us ..1 what|how|about|more|why|who|where',
    '^ @polite* show|find|list ..2 me|us ..4 what|how|about|quotes|more|people',
    '^ @polite* summarise what|how|the',
    '^ @polite* make|create|build ..3 difference|career|plans|relationships|relationship',
  ),
  signal(
    'a question about the work',
    -4,
    '^ and|but|so|hi|hello|thanks|ok* do|does|did|are|is|have|has ..1 you|social_workers|they|it|the|there|managers|she|he ..2',
    '^ and|but|so|hi|hello|thanks|ok* how|what|why|when|who|which|where ..1 do|does|did|are|is|would|can|should ..1 you|social_workers|they|i|a|managers|one|it',
    '^ who|what|when|where|why ..1 wrote|writes|made|makes',
  ),
]);
