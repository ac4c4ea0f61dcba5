import type { DemoWording } from './page-wording.js';

// BEFORE A RELEASE a translator must check every line of this file: no Welsh speaker has read it yet.

/** Welsh words of the demonstration. Needs a translator’s check. */
export const demoCy: DemoWording = {
  council: 'Cyngor Enghreifftiol',
  demonstration: 'Arddangosiad',
  notReal: 'Tudalen arddangos yw hon. Nid yw Cyngor Enghreifftiol yn bod ac nid oes ganddo swyddi.',
  title: 'Gweithio yn y gwasanaethau plant',
  heading: 'Dod yn weithiwr cymdeithasol plant',
  lead: 'Byddech yn helpu plant i fod yn ddiogel a theuluoedd i aros gyda’i gilydd. Nid oes dwy wythnos yr un fath. Mae’n waith caled, ac ni fyddwch yn ei wneud ar eich pen eich hun.',
  askHeading: 'Gofyn sut beth yw’r swydd mewn gwirionedd',
  askText:
    'Mae gweithwyr cymdeithasol wedi adrodd eu straeon mewn print. Mae ein hofferyn awtomatig yn dod o hyd i’r rhan sy’n ateb eich cwestiwn ac yn ei dangos air am air, gan ddweud pwy a’i dywedodd ac ymhle. Saesneg yw iaith y straeon.',
  askLink: 'Gofyn cwestiwn ar dudalen ar wahân',
  sections: [
    {
      heading: 'Beth fyddech chi’n ei wneud',
      paragraphs: [
        'Byddech yn ymweld â phlant a’u teuluoedd gartref, yn gwrando, ac yn dod i wybod beth sydd ei angen arnynt. Byddech yn gweithio gydag ysgolion, ymwelwyr iechyd a’r heddlu.',
        'Byddech yn ysgrifennu’r hyn a welwch ac yn penderfynu, gyda’ch rheolwr, beth sy’n digwydd nesaf. Mae rhai penderfyniadau’n mynd gerbron llys.',
      ],
    },
    {
      heading: 'Pwy sy’n gwneud yn dda',
      paragraphs: [
        'Daw pobl i’r gwaith hwn o lawer o swyddi: addysgu, gwaith ieuenctid, iechyd, siopau a swyddfeydd. Yr hyn sydd ganddynt yn gyffredin yw amynedd, chwilfrydedd, a’r dewrder i ofyn cwestiwn anodd yn garedig.',
      ],
    },
    {
      heading: 'Help wrth i chi ddysgu',
      paragraphs: [
        'Mae gweithwyr cymdeithasol newydd yn cael blwyddyn gyntaf gyda chymorth ychwanegol. Byddai gennych lai o achosion, amser i astudio, a sgyrsiau rheolaidd â rhywun sy’n adnabod y gwaith.',
      ],
    },
  ],
  stepsHeading: 'Sut mae pobl yn dod i mewn i’r gwaith',
  steps: [
    'Siaradwch â phobl sy’n gwneud y swydd, neu darllenwch yr hyn y maent yn ei ddweud amdani.',
    'Cewch gymhwyster gwaith cymdeithasol y mae’r rheoleiddiwr wedi’i gymeradwyo: gradd, prentisiaeth neu lwybr cyflymach i raddedigion.',
    'Cofrestrwch gyda’r rheoleiddiwr. Yng Nghymru, Gofal Cymdeithasol Cymru yw hwnnw.',
    'Gwnewch gais am swydd gyntaf gyda chyngor neu elusen.',
  ],
  applyHeading: 'Gwneud cais',
  applyText: 'Byddai cyngor go iawn yn rhestru ei swyddi yma. Nid oes dim ar y dudalen hon.',
};
