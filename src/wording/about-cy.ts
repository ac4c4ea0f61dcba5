import type { AboutWording } from './page-wording.js';

// BEFORE A RELEASE a translator must check every line of this file: no Welsh speaker has read it yet.

/** Welsh words of the page about the tool. Needs a translator’s check. */
export const aboutCy: AboutWording = {
  title: 'Am yr offeryn hwn',
  contents: 'Ar y dudalen hon',
  whatHeading: 'Beth ydyw a sut mae’n gweithio',
  how: [
    'Offeryn awtomatig yw hwn sy’n ateb cwestiynau am weithio ym maes gwaith cymdeithasol plant.',
    'Mae’n chwilio mewn straeon cyhoeddedig am y geiriau sy’n gweddu orau i’ch cwestiwn.',
    'Mae’n dangos y geiriau hynny fel y cawsant eu hargraffu, gyda phwy a’u dywedodd, eu rôl fel y’i hargraffwyd, ac ymhle y maent.',
    'Nid yw cyfrifiadur yn ysgrifennu nac yn newid dim mewn dyfyniad.',
    'Lle nad yw’r straeon yn ateb, mae’n dweud hynny ac nid yw’n dyfynnu neb.',
  ],
  indexHeading: 'Beth mae’n ei wybod',
  indexIntro: (stories) =>
    stories === 1 ? 'Mae’n gwybod un stori a dim byd arall.' : `Mae’n gwybod ${stories} o straeon a dim byd arall.`,
  noIndex: 'Nid yw’r straeon ar gael ar hyn o bryd.',
  council: 'Cyngor',
  stories: 'Straeon',
  newest: 'Diweddaraf',
  publisher: 'Cyhoeddwr',
  noCouncil: 'Dim un cyngor penodol',
  notKnown: 'Ddim yn hysbys',
  datesNote:
    'Roedd ffeithiau mewn stori, fel gradd arolygiad neu gyflog, yn wir pan gafodd ei chyhoeddi. Efallai eu bod wedi newid.',
  modelHeading: 'Sut mae’n chwilio',
  model: (name) =>
    `Mae’n cymharu geiriau, ac mae’n cymharu ystyr gyda model iaith bach o’r enw ${name}, a wnaed ar gyfer yr offeryn hwn. Mae’r model yn parhau Universal Sentence Encoder Lite (trwydded Apache 2.0) ac fe’i hyfforddwyd ar destunau â thrwydded agored yn unig, byth ar y straeon nac ar gwestiynau neb.`,
  otherModel: (name) => `Mae’n cymharu geiriau, ac mae’n cymharu ystyr gyda model iaith bach o’r enw ${name}.`,
  noWriter: 'Dim ond dod o hyd i destun y mae’r model. Nid oes model yn ysgrifennu’r atebion.',
  writer: (name) =>
    `Dim ond dod o hyd i destun y mae’r model hwn. Gall un arall, ${name}, ysgrifennu brawddeg fer cyn dyfyniad. Mae rhaglen yn tynnu pob brawddeg nad yw’r dyfyniad yn ei chefnogi, ac mae’r ateb yn dweud mai model iaith a ysgrifennodd y lleill. Nid yw’n ysgrifennu nac yn dewis unrhyw ddyfyniad.`,
  figuresHeading: 'Pa mor dda ydyw',
  figuresIntro: (model) =>
    `Gofynnwyd cwestiynau yr oeddem yn gwybod yr ateb cywir iddynt. Dyma’r cyfrannau yn ein mesuriad diwethaf, gyda’r model ${model} a’r straeon a ddaw gyda’r offeryn. Ni edrychwyd ar y “cwestiynau newydd” wrth wneud yr offeryn: disgwyliwch y ffigurau hynny. Edrychwyd ar y “cwestiynau hysbys”.`,
  measure: 'Beth a fesurwyd',
  newQuestions: 'Cwestiynau newydd',
  ownQuestions: 'Cwestiynau hysbys',
  figures: {
    verbatim: 'Dyfyniadau sydd yn y stori air am air',
    speakers: 'Dyfyniadau sy’n enwi’r siaradwr cywir',
    firstRight: 'Y dyfyniad cyntaf yn ateb y cwestiwn',
    rightWithinThree: 'Un o’r tri dyfyniad cyntaf yn ei ateb',
    followUps: 'Y dyfyniad cyntaf yn ateb cwestiwn dilynol',
    wronglyRefused: 'Cwestiynau y mae’r straeon yn eu hateb, ond mae’n dweud nad ydynt',
    saysSo: 'Cwestiynau nad yw’r straeon yn eu hateb, ac mae’n dweud hynny',
    inNeed: 'Pobl mewn angen y dangosir llinellau cymorth iddynt',
  },
  figuresNote:
    'Mae’r setiau’n fach: gall un cwestiwn symud ffigur o sawl canfed. Wrth ymyl y straeon hyn mae cwestiynau a ysgrifennodd golygyddion i helpu’r chwilio; gyda straeon heb rai mae’r ffigurau’n is.',
  limitsHeading: 'Yr hyn na all ei wneud',
  limits: [
    'Gall ddangos dyfyniad nad yw’n ateb eich cwestiwn, yn amlaf lle rydych yn defnyddio geiriau gwahanol iawn i’r stori.',
    'Gall ddweud nad yw’n gwybod dim lle mae stori’n ateb. Gofynnwch eto mewn geiriau eraill.',
    'Nid yw straeon ychydig o bobl yn siarad dros bob gweithiwr cymdeithasol na thros gyngor cyfan. Ysgrifennwyd rhai i ddenu staff.',
    'Nid yw’n gwybod am swyddi, cyflog, fisâu nac a allwch wneud cais, ac nid yw’n rhoi cyngor.',
    'Ni all helpu gydag achos na phasio pryder am blentyn ymlaen. Mewn argyfwng ffoniwch 999.',
    'Dim ond straeon Saesneg y mae’n eu chwilio. Nid yw cyfieithydd wedi gwirio geiriau Cymraeg y tudalennau hyn eto.',
  ],
  privacyUnanswered: (days) =>
    `Defnyddir eich cwestiwn a’r rhai o’i flaen i ddod o hyd i ateb ac yna fe’u hanghofir, heblaw am gwestiynau nad yw’r straeon yn eu hateb. Cedwir y rheini am ${days} diwrnod, gyda’r diwrnod y’u gofynnwyd a dim sy’n dweud pwy ofynnodd, fel bod y cyngor yn gwybod pa straeon sydd ar goll. Mae eich porwr yn anfon y cwestiynau cynharach eto gyda phob un newydd.`,
  privacyWriter: (name) =>
    `Anfonir eich cwestiwn, y rhai y mae’n adeiladu arnynt a’r dyfyniadau at y model iaith ${name} hefyd. Gall pwy bynnag sy’n ei redeg eu cadw. Ni anfonir yr hyn y mae pobl mewn angen yn ei ysgrifennu.`,
  privacyHeading: 'Preifatrwydd: beth sy’n digwydd i’ch cwestiynau',
  privacy: [
    'Defnyddir eich cwestiwn a’r rhai o’i flaen i ddod o hyd i ateb ac yna fe’u hanghofir. Ni chânt eu storio, ac nid oes neb yn eu darllen. Mae eich porwr yn anfon y cwestiynau cynharach eto gyda phob un newydd.',
    'Cyn darllen cwestiwn, cuddir rhifau ffôn, cyfeiriadau e-bost a rhifau eraill a allai enwi person. Ni chaiff enwau eu hadnabod, felly peidiwch â’u rhoi.',
    'Rydym yn nodi bod cais wedi dod, pryd, sut y daeth i ben a pha mor hir y cymerodd. Nid oes cwestiwn, enw na chyfeiriad rhyngrwyd yn y nodyn. Gall pwy bynnag sy’n rhedeg y gweinydd gwe o flaen yr offeryn hwn gadw ei gofnod ei hun.',
    'I ddal llifogydd o geisiadau yn ôl, cedwir eich cyfeiriad rhyngrwyd am tua munud ar ffurf na ellir ei darllen yn ôl.',
    'Nid oes cwcis ac ni lwythir dim o gwmnïau eraill. Y cyngor sy’n dangos yr offeryn hwn sy’n penderfynu sut y’i defnyddir ac sy’n ateb cwestiynau am eich hawliau data. Gallwch gwyno wrth Swyddfa’r Comisiynydd Gwybodaeth (ico.org.uk).',
  ],
  complainHeading: 'Cwyno, neu gael tynnu stori',
  complain: [
    'Dywedwch wrthym os yw dyfyniad yn anghywir, os yw ateb wedi’ch cynhyrfu, neu os ydych mewn stori ac eisiau iddi gael ei thynnu. Dywedwch pa ddyfyniad neu stori ydyw.',
    'Ni ddyfynnir stori sydd wedi’i thynnu cyn gynted ag y caiff y straeon eu mynegeio eto.',
  ],
  complainCouncil: 'Cysylltwch â’r cyngor sy’n dangos y dudalen hon i chi.',
  accessibilityHeading: 'Hygyrchedd',
  accessibility: [
    'Rydym am i gynifer o bobl â phosibl allu defnyddio’r offeryn hwn. Y bwriad yw iddo weithio gyda bysellfwrdd yn unig, gyda darllenydd sgrin, ar chwyddo 400%, ar sgrin 320 picsel o led, mewn cyferbyniad uchel, mewn print ac, ar y dudalen lle rydych yn gofyn, heb JavaScript.',
    'Mae wedi’i adeiladu i Ganllawiau Hygyrchedd Cynnwys Gwe fersiwn 2.2, lefel AA. Nid yw gwiriadau awtomatig mewn porwr yn canfod unrhyw fai. Nid oes neb sy’n defnyddio technoleg gynorthwyol wedi’i brofi eto, ac nid oes neb annibynnol wedi’i archwilio, felly ni allwn ddweud ei fod yn bodloni’r canllawiau’n llawn.',
    'Diffygion hysbys: nid yw’r dyfyniadau ar gael yn Gymraeg, ar ffurf Hawdd ei Deall nac mewn Iaith Arwyddion Prydain.',
    'Os na allwch ddefnyddio rhan o’r offeryn hwn, neu os oes ei angen arnoch ar ffurf arall, defnyddiwch y cyswllt uchod. Dywedwch beth sydd ei angen arnoch a sut i gysylltu â chi.',
  ],
  enforcement:
    'Y Comisiwn Cydraddoldeb a Hawliau Dynol (EHRC) sy’n gorfodi Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Rhaglenni Symudol) (Rhif 2) 2018. Os nad ydych yn fodlon ar sut yr atebir eich cwyn, cysylltwch â’r Gwasanaeth Cynghori a Chymorth ar Gydraddoldeb (EASS).',
  enforcementLink: 'Gwasanaeth Cynghori a Chymorth ar Gydraddoldeb',
  moreHeading: 'I bobl sy’n adeiladu gwefannau',
  moreApi: 'Sut i alw’r gwasanaeth',
  moreProblems: 'Beth mae ei godau problem yn ei olygu',
};
