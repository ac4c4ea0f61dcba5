/** Word of a question with its place in it; `lower` has straight apostrophes. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one. */
  readonly gap: string;
  /** Written with a capital, in a question that is not all capitals. */
  readonly capital: boolean;
}

const tokenPattern = /[\p{L}\p{N}\p{M}]+(?:['’&/-][\p{L}\p{N}\p{M}]+)*/gu;

/** Words of a question in order; words joined by an apostrophe, a hyphen, a slash or an ampersand are one. */
export function tokenise(text: string): readonly Token[] {
  const shouted = text.length > 3 && text === text.toUpperCase();
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(tokenPattern)) {
    const [word] = match;
    tokens.push({
      text: word,
      lower: word.toLowerCase().replaceAll('’', "'"),
      start: match.index,
      end: match.index + word.length,
      gap: text.slice(last, match.index),
      capital: !shouted && /^\p{Lu}/u.test(word),
    });
    last = match.index + word.length;
  }
  return tokens;
}

/** Whether a sentence or a clause ends in what stands between two words. */
export function endsClause(gap: string): boolean {
  return /[,;:.?!()[\]–—]|\s-\s/u.test(gap);
}

/** Whether a sentence ends in what stands between two words. */
export function endsSentence(gap: string): boolean {
  return /[.?!]/u.test(gap);
}

export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}

export const determiners = wordSet('the a an my your our some any');
export const beForms = wordSet("is are was were be been being isn't aren't wasn't weren't am");
export const auxiliaries = wordSet(
  "do does did don't doesn't didn't can could will would shall should may might must have has had can't couldn't won't wouldn't shouldn't haven't hasn't hadn't",
);
export const questionWords = wordSet(
  "what who whom whose which when where why how what's who's where's how's when's why's",
);
export const prepositions = wordSet(
  'of in on at by for from with about into onto over under to as like than after before during between against through since until without within across towards around near besides per among',
);
export const conjunctions = wordSet(
  'and or but if when because so while although though unless whether once where that who which',
);

/** Words that name no subject: they are never part of a topic. */
export const plainWords = wordSet(`
  the a an and or but nor so if then than that this these those there here it its itself he him his she her hers himself herself they
  them their theirs themselves i me my mine myself we us our ours you your yours who whom whose which what when where why how is are was
  were be been being am do does did done doing have has had having can could will would shall should may might must ought to of in on at by
  for from with about into onto over under as up out off not no yes any some all each every both either neither nor such very too also just
  only even ever still yet again more most much many few less least own same other another please let one ones thing things like than after
  before during between against through since until without within across towards around near away along because while although though
  unless whether once really actually else instead well ok okay oh now today always never often sometimes usually back down maybe perhaps
  please thanks thank sorry hello hi hey quite rather almost enough anything something nothing everything anyone someone everyone nobody
  anybody somebody everybody however therefore per am i'm i've i'd i'll you're you've you'd it's that's what's who's there's he's she's
  they're we're we've isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't haven't hasn't hadn't where's
  how's etc get got gets getting going lot lots kind sort bit way ways yeah yep nope um aside apart cannot besides mr mrs hmm uh wow great
  good better best bad worse worst ago soon later long far`);

/** Verbs that are hardly ever nouns, in their base form or as they are met. */
export const verbs = wordSet(`
  be do have say go get make know think take took taken see saw seen come came want give gave given find found tell told ask seem feel felt try leave left call keep
  kept let begin began begun happen write wrote written provide sit stand lose lost pay paid meet met include continue learn understand speak spoke spoken read allow add spend spent grow grew
  open win won offer remember consider appear buy bought serve die send sent expect build built fall fell reach remain suggest raise pass sell sold require decide
  pull become became explain describe hope develop carry break broke receive agree hit produce eat cover catch choose chose chosen join help
  involve enjoy handle cope deal support improve affect treat prevent cure occur exist contain cause create consist compare contrast differ relate become
  achieve apply complete manage prepare recommend use need cost earn handle suit mean teach taught train qualify quit stay bring brought protect reduce encourage
  discuss introduce identify assess judge rate rank marry divorce retire born record release perform compose sing sang publish star direct invent discover
  move live work play run ran hold held turn start show hear listen talk follow stop change lead led study travel arrive
  sign score kill fight fought attend graduate adopt influence act appear survive escape adjust avoid spread transport weigh measure
  contribute depend increase decrease last look wear drink drive fly cut burn fix install update delete save store share invest borrow charge
  worry struggle face solve experience respond react respect visit return form found collaborate feature tour
  believe claim argue state mention consist refer combine connect celebrate migrate populate originate tell discuss fit finish worth
  vote interact chart join like hate love prefer wonder wish need learn ought stick stop settle succeed fail made goes went gone done gain offend locate focus arrest defeat ruin trap obtain inspire address undertake chart`);

/** Verbs that are nouns as often. */
export const nounVerbs = wordSet(`
  call work play help support use need cost change study travel sign score fight influence act measure increase decrease look drink drive
  charge share experience respect visit return form tour record release star rate rank judge cause cover offer feature state claim face
  live run talk start stop show read hope love stay spread transport kill record cut fix store update burn win fall rise train last wish pay
  place plan design cure break lead share`);

export const adjectives = wordSet(`
  important main major key difficult hard easy different similar common popular big small large high low new old young early late first
  second third next last previous possible likely true real safe dangerous bad good better best worse worst free expensive cheap tough
  happy sad busy tired full open long short famous effective successful strong weak quick fast slow healthy available legal illegal
  interesting rewarding challenging demanding emotional original modern recent current specific general special certain sure
  ready able fair proud right wrong well poor rich nice great worth clear simple complex original notable significant`);

/** Nouns for people: a person's pronoun may stand for them, "it" may not. */
export const personNouns = wordSet(`
  person people child children kid kids parent parents mother father mum dad family families worker workers manager managers student
  students practitioner practitioners graduate graduates teacher carer carers friend friends colleague colleagues man woman men women boy girl
  boys girls baby teenager teenagers supervisor supervisors applicant applicants staff candidate candidates someone anyone somebody
  anybody everyone everybody partner partners son daughter brother sister wife husband leader director author singer actor player members
  member scientist scientists trainee trainees professional professionals`);

/** Nouns that mean little without the thing they belong to ("the benefits" of what?). */
export const relationalNouns = wordSet(`
  cause causes symptom symptoms benefit benefits advantage advantages disadvantage disadvantages drawback drawbacks effect effects impact
  impacts level levels member members type types kind kinds stage stages step steps origin origins purpose purposes aim aims goal goals
  difference differences similarity similarities feature features characteristic characteristics requirement requirements treatment
  treatments risk risks finding findings result results consequence consequences example examples meaning history role roles reason
  reasons alternative alternatives limitation limitations pros cons downside downsides upside upsides part parts component components
  principle principles definition symptom sign signs factor factors use uses evidence criticism criticisms response reaction plot author
  founder founders ending outcome outcomes significance importance side-effects strength strengths weakness weaknesses options
  relationship leader owner process qualities properties ingredients challenges challenge
  reward rewards perks perk highlights highlight hardships hardship pressures demands joys lows highs attraction attractions appeal bits sides`);

/** Nouns that only point back, after "this", "that", "these" or "those". */
export const pointingNouns = wordSet(`
  programme program course scheme approach role job council place person thing method work model team disease condition system process
  event events idea area authority borough county position organisation organization company group band book film movie show album song project plan
  topic subject one ones service issue problem case situation term terms word words kind type way qualification post initiative award`);

/** Nouns that belong to a programme, where one is what the conversation is about. */
export const courseNouns = wordSet(`
  application applications deadline deadlines fee fees bursary bursaries placement placements interview interviews tutor tutors cohort cohorts
  entry selection assessment`);
