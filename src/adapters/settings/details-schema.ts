import { z } from 'zod';

const text = z.string('Write text here.').trim().min(1, 'Write something here or remove the key.').optional();
const day = z
  .string('Write the day as YYYY-MM-DD.')
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u, 'Write the day as YYYY-MM-DD.')
  .optional();
const url = z.url({ protocol: /^https?$/u, error: 'Write a web address that begins with https://.' }).optional();

const contact = z.strictObject(
  {
    name: z.string('Write text here.').trim().min(1, 'Write a name.'),
    url,
    email: z.email('Write an email address.').optional(),
    // A number is quoted in YAML: 0808 … would lose its first digit.
    phone: z.string('Write the number in quotation marks.').trim().min(1).optional(),
    address: text,
  },
  { error: 'Write a contact here: name, and url, email, phone or address.' },
);

const detailsSchema = z
  .strictObject(
    {
      organisation: text,
      team: text,
      owner: text,
      contact: contact.optional(),
      dataProtectionOfficer: contact.optional(),
      service: z.strictObject({ url, phase: text, since: day }).optional(),
      hosting: z.strictObject({ provider: text, country: text, log: text }).optional(),
      supplier: z.strictObject({ name: text, companyNumber: text }).optional(),
      lawfulBasis: z.strictObject({ questions: text, stories: text }).optional(),
      accessibility: z
        .strictObject({
          status: z.enum(['fully', 'partially', 'not'], 'Write fully, partially or not.').optional(),
          tested: day,
          testedBy: text,
          replyDays: z.int('Write a whole number of days.').min(1).max(90).optional(),
        })
        .optional(),
      reviewed: day,
      nextReview: day,
    },
    { error: 'Write keys and values here, such as organisation: and its name.' },
  )
  .nullable();

/** What people wrote for the papers; what they left out is not there. */
export type Details = NonNullable<z.infer<typeof detailsSchema>>;

export type ParsedDetails =
  | { readonly success: true; readonly details: Details }
  | { readonly success: false; readonly issues: readonly z.core.$ZodIssue[] };

/** Reads the details that only people know, as their file has them; an empty file has none. */
export function parseDetailTable(value: unknown): ParsedDetails {
  const parsed = detailsSchema.safeParse(value);
  return parsed.success
    ? { success: true, details: parsed.data ?? {} }
    : { success: false, issues: parsed.error.issues };
}
