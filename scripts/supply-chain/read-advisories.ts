import { validRange } from 'semver';
import { z } from 'zod';

const advisory = z.object({
  /** GitHub's or the CVE's number. */
  id: z.string().regex(/^(?:GHSA-[\w-]{14}|CVE-\d{4}-\d+)$/u),
  package: z.string(),
  /** Range of the versions that have the hole. */
  vulnerable: z.string().refine((range) => validRange(range) !== null, 'is no range of versions'),
  severity: z.enum(['low', 'moderate', 'high', 'critical']),
});
export type Advisory = z.infer<typeof advisory>;

const advisoryList = z.object({
  /** Day the list was last brought up to date. */
  date: z.iso.date(),
  source: z.string(),
  advisories: z.array(advisory),
});
export type AdvisoryList = z.infer<typeof advisoryList>;

/** @throws ZodError where the file is not such a list. */
export function readAdvisories(json: string): AdvisoryList {
  return advisoryList.parse(JSON.parse(json));
}

const audit = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      via: z.array(
        z.union([z.string(), z.object({ name: z.string(), url: z.string(), severity: z.string(), range: z.string() })]),
      ),
    }),
  ),
});

/** What `npm audit --json` told, as advisories. @throws ZodError where it is something else. */
export function readAudit(json: string): readonly Advisory[] {
  const found = new Map<string, Advisory>();
  for (const { via } of Object.values(audit.parse(JSON.parse(json)).vulnerabilities))
    for (const cause of via) {
      if (typeof cause === 'string') continue;
      const id = cause.url.slice(cause.url.lastIndexOf('/') + 1);
      const severity = cause.severity === 'info' ? 'low' : cause.severity;
      const parsed = advisory.parse({ id, package: cause.name, vulnerable: cause.range, severity });
      found.set(`${parsed.id} ${parsed.package}`, parsed);
    }
  return [...found.values()];
}
