import type { Wording } from './wording.js';

// BEFORE A RELEASE a translator must check every line of this file: no Welsh speaker has read it yet.

/** Welsh. Needs a translator’s check. */
export const cy: Wording = {
  lang: 'cy',
  dir: 'ltr',

  heading: 'Gofyn sut beth yw’r swydd',
  automated: 'Offeryn awtomatig',
  close: 'Cau',
  conversation: 'Sgwrs',
  skipToQuestion: 'Neidio i’ch cwestiwn',
  tabOnly: 'Dim ond yn y tab hwn y cedwir y sgwrs hon, nes i chi gau’r tab neu ddechrau eto.',
  print: 'Argraffu',
  startAgain: 'Dechrau eto',
  startAgainQuestion: 'Dileu’r sgwrs hon a dechrau eto?',
  startAgainYes: 'Ie, dechrau eto',
  startAgainNo: 'Na, ei chadw',

  whatIAm:
    'Offeryn awtomatig ydw i. Rwy’n ateb gyda dyfyniadau o straeon cyhoeddedig am waith cymdeithasol plant yn unig, air am air.',
  whatIKnow: ({ stories, councils, upToYear }) =>
    `Rwy’n gwybod ${stories === 1 ? 'un stori' : `${stories} o straeon`}${
      councils.length > 0 ? ` am y cynghorau hyn: ${councils.join(', ')}` : ''
    }${upToYear === null ? '' : `, a gyhoeddwyd hyd at ${upToYear}`}. Saesneg yw iaith y straeon.`,
  whatICannot:
    'Ni allaf roi cyngor, cynnig swyddi na helpu gydag achos. Peidiwch â rhoi enwau na manylion personol eraill.',
  firstQuestions: 'Cwestiynau y gallech eu gofyn',

  question: 'Eich cwestiwn',
  questionHint: 'Pwyswch Enter i ofyn. Pwyswch Shift ac Enter am linell newydd.',
  ask: 'Gofyn',
  charactersLeft: (count) => `Nifer y nodau sydd ar ôl: ${count}`,
  charactersOver: (count) => `Nifer y nodau sy’n ormod: ${count}`,
  working: 'Yn chwilio yn y straeon',
  slow: 'Mae hyn yn cymryd mwy o amser nag arfer. Gallwch aros neu stopio.',
  stop: 'Stopio',

  youAsked: 'Gofynnoch chi',
  answer: 'Ateb',
  partAnswer: 'Mae hyn yn ateb rhan o’ch cwestiwn',
  theArticle: 'Yr erthygl',
  roleNotGiven: 'ni roddwyd y rôl',
  storyFrom: (council) => `Stori o ${council}`,
  storyUntitled: 'Stori heb deitl',
  readInContext: 'Darllen yn ei gyd-destun',
  readStory: 'Darllen y stori gyfan',
  opensInNewTab: '(yn agor mewn tab newydd)',
  copyQuote: 'Copïo’r dyfyniad',
  quoteNumber: (number) => `dyfyniad ${number}`,
  copied: 'Wedi’i gopïo',
  nextQuestions: 'Gallech ofyn nesaf',
  choices: 'Dewiswch un',
  otherQuestions: 'Cwestiynau y mae’r straeon hyn yn eu hateb',
  helpLines: 'Ble i gael help',
  call: (phone) => `Ffonio ${phone}`,
  website: (name) => `Gwefan ${name}`,
  person: 'Gofyn i berson',
  personText: 'Gallwch gysylltu â:',
  email: (address) => `E-bostio ${address}`,

  error: 'Gwall:',
  emptyQuestion: 'Rhowch eich cwestiwn',
  longQuestion: (max) => `Rhaid i’ch cwestiwn fod yn ${max} nod neu lai`,
  offline: 'Nid ydych wedi’ch cysylltu â’r rhyngrwyd. Cysylltwch, yna rhowch gynnig arall arni.',
  unreachable: 'Nid oedd modd cyrraedd y gwasanaeth. Gwiriwch eich cysylltiad, yna rhowch gynnig arall arni.',
  timedOut: 'Cymerodd y gwasanaeth ormod o amser. Rhowch gynnig arall arni mewn ychydig funudau.',
  tooMany: (waitSeconds) =>
    `Gofynnwyd gormod o gwestiynau mewn amser byr. Arhoswch cyn rhoi cynnig arall arni${
      waitSeconds === null ? '' : ` (eiliadau: ${waitSeconds})`
    }.`,
  switchedOff: 'Mae’r gwasanaeth hwn wedi’i ddiffodd am y tro.',
  notAccepted: 'Nid yw’r wefan hon wedi’i gosod i ddefnyddio’r gwasanaeth. Rhowch wybod i’r bobl sy’n rhedeg y wefan.',
  unavailable: 'Nid yw’r gwasanaeth ar gael. Rhowch gynnig arall arni mewn ychydig funudau.',
  failed: 'Methodd y gwasanaeth ar y cwestiwn hwn. Gofynnwch mewn geiriau eraill, neu dechreuwch eto.',
  notAnswered: 'Heb ei ateb:',
  tryAgain: 'Rhoi cynnig arall arni',

  quotesFound: (count) => `Dyfyniadau a gafwyd: ${count}`,
  partFound: (count) => `Dyfyniadau a gafwyd ar gyfer rhan o’ch cwestiwn: ${count}`,
  nothingFound: 'Ni chafwyd dyfyniad. Nid yw’r straeon yn ateb hynny.',
  choiceNeeded: 'Gellir darllen eich cwestiwn mewn mwy nag un ffordd. Dewiswch un.',
  helpShown: 'Mae llinellau cymorth i’w gweld.',
  replied: 'Mae ateb.',
  stopped: 'Wedi stopio. Mae eich cwestiwn yn y blwch o hyd.',
  cleared: 'Cafodd y sgwrs ei dileu.',
};
