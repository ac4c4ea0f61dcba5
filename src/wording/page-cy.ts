import { aboutCy } from './about-cy.js';
import { demoCy } from './demo-cy.js';
import type { PageWording } from './page-wording.js';

// BEFORE A RELEASE a translator must check every line of this file: no Welsh speaker has read it yet.

/** Welsh words of the pages. Needs a translator’s check. */
export const pageCy: PageWording = {
  frame: {
    skip: 'Neidio i’r prif gynnwys',
    language: 'Iaith',
    pages: 'Tudalennau',
    home: 'Arddangosiad',
    ask: 'Gofyn cwestiwn',
    about: 'Am yr offeryn hwn a sut i gwyno',
    api: 'API',
    automated: 'Offeryn awtomatig yw hwn. Mae’r dyfyniadau’n eiddo i’w cyhoeddwyr a’r bobl a’u dywedodd.',
    keepsNothing: 'Nid yw’n cadw cwestiynau nac yn gosod cwcis. Mae’r dudalen hon yn gweithio heb JavaScript.',
    keepsUnanswered: (days) =>
      `Mae’n cadw cwestiynau na all eu hateb am ${days} diwrnod, heb gadw pwy ofynnodd. Nid yw’n gosod cwcis. Mae’r dudalen hon yn gweithio heb JavaScript.`,
  },
  ask: {
    title: 'Gofyn cwestiwn',
    answerTitle: 'Ateb i’ch cwestiwn',
    heading: 'Gofyn sut beth yw bod yn weithiwr cymdeithasol plant',
    earlier: 'Cwestiynau cynharach',
    askAnother: 'Gofyn cwestiwn arall',
    hint: (max) =>
      `Er enghraifft, “what is locality work?”. Hyd at ${max} nod. Saesneg yw iaith y straeon: gofynnwch yn Saesneg.`,
    council: 'Cyngor',
    councilHint: 'Dim ond straeon o’r cyngor hwn a chwilir.',
    allCouncils: 'Pob cyngor',
    chooseCouncil: 'Dewiswch gyngor o’r rhestr',
    important: 'Pwysig',
    turnsLost:
      'Nid oedd modd cadw eich cwestiynau cynharach. Mae eich cwestiwn yn y blwch isod. Gwiriwch ei fod yn gwneud synnwyr ar ei ben ei hun, yna gofynnwch.',
  },
  fault: {
    problem: 'Mae problem',
    service: 'Mae problem gyda’r gwasanaeth',
    later: 'Rhowch gynnig arall arni yn nes ymlaen.',
    mayBeBack: 'Defnyddiwch fotwm Yn ôl eich porwr i fynd yn ôl at eich cwestiwn.',
    notFound: 'Heb ddod o hyd i’r dudalen',
    notFoundText:
      'Os gwnaethoch deipio’r cyfeiriad gwe, gwiriwch ei fod yn gywir. Os gwnaethoch ei gopïo, gwiriwch eich bod wedi copïo’r cyfan.',
    tooMany: 'Gofynnwyd gormod o gwestiynau',
    refused: 'Ni allwch ddefnyddio’r dudalen hon o’r fan hon',
    switchedOff: 'Mae’r dudalen hon wedi’i diffodd',
    notTaken: 'Ni all y dudalen hon gymryd hynny',
    notTakenText: 'Agorwch y dudalen lle gallwch ofyn, ac anfonwch eich cwestiwn oddi yno.',
    tooLarge: 'Mae’r hyn a anfonwyd yn rhy hir. Dechreuwch eto gyda chwestiwn byrrach.',
    toAsk: 'Mynd i’r dudalen lle gallwch ofyn cwestiwn',
  },
  demo: demoCy,
  about: aboutCy,
};
