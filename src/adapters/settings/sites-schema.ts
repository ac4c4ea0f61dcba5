import { z } from 'zod';
import type { Site } from '../../http/access/site.js';

const text = z.string('Write text here.').trim().min(1, 'Write something here or remove the key.');
const id = z
  .string('Write text here.')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'Use lower-case letters, digits and single hyphens.')
  .max(60, 'Use at most 60 characters.');
const origin = z
  .string('Write text here.')
  .refine(
    isOrigin,
    'Write an origin as browsers do: https://www.example.gov.uk, with a port where it is not the usual one, in lower case, with no path, no slash at the end and no *. Use http:// for this machine only.',
  );

const contactSchema = z.strictObject({
  name: text,
  url: z.url({ protocol: /^https?$/u, error: 'Write a web address that begins with https://.' }).optional(),
  email: z.email('Write an email address.').optional(),
  // A number is quoted in YAML: 0808 … would lose its first digit.
  phone: z.string('Write the number in quotation marks.').trim().min(1).optional(),
});

const siteSchema = z.strictObject(
  {
    id,
    name: text,
    origins: z.array(origin, 'Write a list of origins; an empty list lets nobody in.'),
    council: id.optional(),
    contact: contactSchema.optional(),
  },
  { error: 'Write a site here: id, name and origins.' },
);

const sitesSchema = z
  .array(siteSchema, 'Write a list of sites, each with id, name and origins.')
  .superRefine((sites, context) => {
    sites.forEach((site, at) => {
      if (sites.findIndex((other) => other.id === site.id) < at)
        context.addIssue({
          code: 'custom',
          path: [at, 'id'],
          message: `Another site has the id '${site.id}'. Change one.`,
        });
    });
  });

export type ParsedSites =
  | { readonly success: true; readonly sites: readonly Site[] }
  | { readonly success: false; readonly issues: readonly z.core.$ZodIssue[] };

/** Reads a list of sites, as a file or a key-value store has it. */
export function parseSiteList(value: unknown): ParsedSites {
  const parsed = sitesSchema.safeParse(value);
  if (!parsed.success) return { success: false, issues: parsed.error.issues };
  const sites = parsed.data.map(({ council, contact, ...site }) => ({
    ...site,
    council: council ?? null,
    contact: contact
      ? { name: contact.name, url: contact.url ?? null, email: contact.email ?? null, phone: contact.phone ?? null }
      : null,
  }));
  return { success: true, sites };
}

function isOrigin(written: string): boolean {
  if (!URL.canParse(written)) return false;
  const { origin: canonical, protocol, hostname } = new URL(written);
  // A name with * parses as a host, and no browser is ever there.
  if (canonical !== written || hostname.includes('*')) return false;
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/u.test(hostname))
  );
}
