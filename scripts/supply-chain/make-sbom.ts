import { z } from 'zod';

const component = z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() });
const cycloneDx = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component }),
  components: z.array(component),
});
export type Sbom = z.infer<typeof cycloneDx>;

/**
 * What `npm sbom` printed without what differs from one run to the next (serial number, time): the same lock file gives the
 * same bytes. @see CycloneDX 1.5, ECMA-424.
 * @throws ZodError where it is no CycloneDX document.
 */
export function makeSbom(printed: string): Sbom {
  const sbom = cycloneDx.parse(JSON.parse(printed));
  const kept = Object.entries(sbom).filter(([key]) => key !== 'serialNumber');
  const { component: ours } = sbom.metadata;
  // npm calls the project by its folder.
  const name = ours['bom-ref'].slice(0, ours['bom-ref'].lastIndexOf('@'));
  const about = Object.entries(sbom.metadata).filter(([key]) => key !== 'timestamp');
  const metadata = { ...Object.fromEntries(about), component: { ...ours, name } };
  const components = [...sbom.components].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  return cycloneDx.parse({ ...Object.fromEntries(kept), metadata, components });
}
