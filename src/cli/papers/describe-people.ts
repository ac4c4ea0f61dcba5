import { markGap, tellOrMark, writeDate, writePlain } from './mark-gaps.js';
import type { PaperContact, PaperFacts } from './paper-facts.js';

export const serviceOwner = 'the service owner';
export const dataOfficer = 'the data protection officer';
export const tester = 'a person who tests accessibility';

type Ways = Omit<PaperContact, 'address'> & { readonly address?: string | null };

/** Who runs the service. */
export function tellOrganisation({ details }: PaperFacts): string {
  return tellOrMark(details.organisation, serviceOwner, 'the council’s full name');
}

/** Whom to turn to: from the details, else the contacts of the websites in the file of sites. */
export function tellContact({ details, sites }: PaperFacts): string {
  if (details.contact !== null) return writeWays(details.contact);
  const contacts = (sites ?? []).flatMap(({ contact }) => (contact === null ? [] : [writeWays(contact)]));
  if (contacts.length > 0) return [...new Set(contacts)].join('; ');
  return markGap(serviceOwner, 'name, email address, telephone number and postal address of the contact');
}

export function tellDataOfficer({ details }: PaperFacts): string {
  return details.dataProtectionOfficer === null
    ? markGap(serviceOwner, 'name and contact of the data protection officer')
    : writeWays(details.dataProtectionOfficer);
}

export function tellAddress({ details }: PaperFacts): string {
  return tellOrMark(details.service.url, serviceOwner, 'the web address at which the public meets the tool');
}

/** The line under the title of each paper: what it is, when and from what. */
export function writeHead(title: string, { today, index }: PaperFacts, note: string): string {
  return [
    `# ${title}`,
    '',
    `Draft of ${writeDate(today)}, written by \`ask papers\` for index ${index.manifest.indexVersion}. ${note}`,
    '',
  ].join('\n');
}

function writeWays({ name, email, phone, url, address }: Ways): string {
  return [name, email, phone, address ?? null, url]
    .flatMap((way) => (way === null ? [] : [writePlain(way)]))
    .join(', ');
}
