/**
 * The words that the routes know, by tag. Phrases are written with `_`. Verbs in `verbs(…)` stand for all their regular
 * forms. A word may be under several tags; widen a route by adding words here before adding a signal.
 */
const lists = {
  i: 'i we',
  my: 'my our',
  they: 'he she they',
  be: 'am is are was were be been being get gets getting got keep keeps kept',

  // people
  child: `child children kid kids baby babies babys toddler toddlers newborn infant teen teenager teenagers daughter
      daughters son sons boy boys girl girls lad lads lass bairn bairns stepson stepdaughter grandson grandsons
      granddaughter granddaughters grandchild grandchildren grandkids niece nieces nephew nephews godson
      goddaughter pupil pupils little_one little_ones little_brother little_sister young_person twins schoolkid
      under_10s youngsters youngster unborn`,
  relative: `dad dads father fathers mum mums mothers father mum mother parent parents brother brothers sister sisters
      stepdad stepmum stepfather stepmother step_dad step_mum step_father step_mother stepbrother stepsister
      step_brother step_sister foster_mum foster_dad foster_mother foster_father foster_carer foster_carers
      foster_parents carer carers uncle aunt auntie aunty cousin nan nana nanny gran grandma grandad granddad
      grandfather grandmother family in_laws`,
  trusted: `teacher coach tutor priest imam pastor babysitter childminder lodger landlord scout_leader youth_worker`,
  partner: `husband wife partner boyfriend girlfriend ex ex_husband ex_wife ex_partner ex_boyfriend ex_girlfriend fiance
    fiancé fiancee other_half spouse lover old_man`,
  friend: 'friend friends mate mates bestie cousin classmate roommate flatmate colleague',
  neighbour: `neighbour neighbours next_door upstairs downstairs over_the_road across_the_road across_the_street
    down_the_road on_my_street on_my_road on_our_road flat_below flat_above in_my_building my_building my_block
    my_road my_street my_class my_school in_my_year`,
  someone: 'someone somebody anyone a_man a_woman a_bloke some_guy some_man a_guy people this_man this_woman',

  // what is done, what is seen
  harm: verbs(
    `hurt hit beat batter abuse punch kick slap strangle choke rape molest neglect starve groom threaten attack
      stab burn shake smack thrash exploit assault grope whip scald bite spit pinch headbutt suffocate drown
      torture mistreat touch force spank hammer clout wallop push throw drag harm bash belt`,
    'beaten hitting shook shaken bitten threw thrown hurting beating forced kicking_off raping',
    `lay_hands laid_hands sexual_assault beat_up beats_up beating_up beaten_up knock_about knocks_about
      knocking_about ill_treat shout_at shouts_at shouting_at shouted_at scream_at screams_at screaming_at
      screamed_at lash_out lashes_out smashing smashes smashed violent violence abusive abuser cruel nasty
      aggressive interfere_with`,
  ),
  sexual: `sexual sexually sex nudes nude naked pervert paedo pedo paedophile grooming raped molested private_parts
    inappropriate inappropriately`,
  sign: `bruise bruises bruised bruising black_eye black_eyes marks hand_print handprint burns cigarette_burns scars
    hungry starving filthy dirty thin skinny smelly stinks unwashed begging alone on_their_own on_his_own
    on_her_own by_themselves by_himself by_herself crying cries screaming screams shouting unsafe unfed scared
    terrified frightened frightening drunk drugs heroin crack nappy messaging pictures belt danger at_risk
    neglected abused starved beaten not_safe bleeding injuries injured`,
  drink: 'drunk drugs heroin crack cocaine drinking drink alcoholic high using weed spice smokes smoking',
  fear: 'scared afraid frightened terrified petrified fear dread scare scares unsafe not_safe',
  worry: `worried concerned worry worrying concern concerns suspect suspicious afraid fear scared think believe know
    saw seen heard hear noticed witnessed keep_hearing keep_seeing sure`,
  control: verbs(
    'control stalk track follow isolate blackmail watch harass monitor manipulate humiliate',
    'controlling coercive coerces gaslights gaslighting gaslight jealous possessive tracker stalker',
    'turning_up turns_up',
  ),
  grave: `abuse abused abuses abusing abusive violent violence rape raped rapes molest molested molests neglect
    neglected neglects neglecting beaten beats beating battered batters bruise bruises bruised bruising groomed
    grooming assault assaulted assaults strangled strangles punched punches stabbed suicide suicidal overdose
    overdosed self_harm self_harming self_harmed blackmailed blackmail coercive trafficked fgm kicks kicked
    slaps slapped smacks smacked threatens threatened threatening`,
  despair: 'suicide suicidal overdose overdosed overdosing self_harm self_harming self_harmed selfharm',
  injury: `bruise bruises bruised bruising marks black_eye broken_arm broken_leg broken_bones hand_print handprint
    burns scars cuts injuries fracture welts`,
  weapon: 'knife gun weapon machete hammer blade petrol axe',
  harmed: `hurt hit beaten battered abused punched kicked slapped strangled choked raped molested neglected starved
    groomed threatened attacked stabbed burnt burned assaulted groped touched forced smacked bullied exploited
    mistreated controlled stalked blackmailed beat_up beaten_up tortured`,
  harms:
    'hits hitting beats beating hurts hurting rapes raping abuses abusing punches punching kicks kicking slaps slapping strangles chokes molests touches touching threatens batters smacks attacks',
  kill: verbs('kill stab shoot murder attack', 'killing dead die shot', ''),
  selfharm: verbs('kill hurt harm cut hang starve burn end drown poison', 'cutting hurting ending', ''),
  pills: 'tablets pills paracetamol overdose bleach tablet medication medicine poison pill',

  // what is asked for
  tell: `report tell ring call contact phone inform notify speak talk refer alert reporting telling let_someone_know
    let_anyone_know turn_to`,
  need: 'need want wish like have got hope trying try would must should can could',
  helpline: `helpline helplines hotline help_line shelter shelters refuge refuges refuge_space safe_house number
    non_molestation_order restraining_order injunction`,

  // the authority and what it does to a family
  worker: `social_worker support_worker family_support_worker key_worker keyworker personal_adviser personal_advisor
    caseworker case_worker health_visitor iro`,
  services: `social_work_england social_services social_care children_'s_services childrens_services children_services
    cafcass council court courts judge local_authority authorities child_services`,
  authority: `social_services children_'s_services childrens_services children_services child_services cafcass court
    courts judge`,
  benefit: 'universal_credit housing_benefit child_benefit',
  in_care: `in_care into_care in_foster_care foster_care in_foster fostered adopted adoption in_a_children_'s_home`,
  act: verbs(
    `take remove visit assess investigate involve adopt refuse stop close contact threaten come want go allow
      let say tell ask finish call keep do move knock report put interview`,
    `taken took taking came coming going said says told wants put putting taking_away removed kept gone round`,
    '',
  ),
  procedure: `section_47 section_20 section_17 child_in_need_plan child_protection_plan cp_plan case_conference
    child_protection_conference care_proceedings core_group pre_proceedings care_order`,
  bad: verbs(
    `disgrace mess mishandle fail wrong bully lie ignore shout judge cancel ghost twist patronise insult
      mislead`,
    'lied lying lies',
    `rude awful terrible useless unfair horrible worst rubbish dreadful disgrace racist biased unprofessional
      incompetent disgusting disgusted disgustingly disgraceful appalling appalled shocking unhappy not_happy
      upset let_us_down let_me_down lazy sexist judgemental dishonest not_listen not_listened not_believe
      got_it_in_for against_me against_us against_the_rules sacked sack sue unreliable late no_show never_turns
      never_rings never_calls never_replies never_answers not_been_in_touch not_trust badly_treated badly
      treated_us treated_me treated_my fed_up`,
  ),

  // the work as a subject
  workers: 'social_workers practitioners staff managers bosses teams professionals colleagues nqsws workers',
  job: `job jobs career careers role roles degree course train training trained qualified qualify qualifying
    qualification placement placements interview interviews supervision supervisor caseload caseloads workload
    team recruit recruiting recruitment vacancy vacancies salary bursary study studying masters msc nqsw asye
    newly_qualified profession working practice volunteer volunteering criminal_record step_up frontline student
    work visit visits duty nurse approach`,
  seek: `become becoming apply applying application retrain retraining retrained applied accepted background charity
    charities documentary programme uni university degree course volunteered volunteer cv join hire hires hired
    recruit recruited career careers job jobs`,

  // the tool
  tool: `you this it he she thing tool chat chatbot bot page site service website app assistant practice_voices
    system robot computer`,
  toolname: 'tool chat chatbot bot page site service website app assistant practice_voices',
  machine: `robot bot chatbot human machine computer ai artificial automated chatgpt gpt chat_gpt llm alive program
    algorithm siri alexa cortana skynet hal google app software virtual bots robots language_model digital`,
  real: 'real genuine true made_up fake invented accurate actual reliable verbatim exact',
  private: `private anonymous confidential recorded stored saved secure monitored logged kept shared tracked safe_to_use
    deleted`,
  store: verbs('save store keep remember record share log sell track pass use delete', '', ''),

  polite: `please can could will would you now ok hey hello hi so just and then kindly right to us yes no but go ahead
    also next first firstly instead let try me help`,
} as const;

function verbs(regular: string, irregular: string, more: string): string {
  return `${regular.split(/\s+/u).flatMap(inflect).join(' ')} ${irregular} ${more}`;
}

/** Regular forms of a verb; a few of them are no words, which does no harm. */
function inflect(verb: string): readonly string[] {
  const last = verb.slice(-1);
  if (last === 'e') return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/[^aeiou]y$/u.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  return [verb, `${verb}s`, `${verb}es`, `${verb}ed`, `${verb}ing`, `${verb}${last}ed`, `${verb}${last}ing`];
}

/** Words and phrases by tag. */
export const vocabulary: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([tag, words]) => [tag, new Set(words.split(/\s+/u).filter((word) => word !== ''))]),
);

const phrases = [...vocabulary.values()].flatMap((words) => [...words]).filter((word) => word.includes('_'));

/** The phrases of the vocabulary, and the words that one may start with. */
export const phraseWords = {
  phrases: new Set(phrases),
  starts: new Set(phrases.map((phrase) => phrase.slice(0, phrase.indexOf('_')))),
};
