import { z } from 'zod';

const time = z.iso.datetime();

/** What `npm run keys` writes: a file, or an entry of a key-value store. */
export const keyFileSchema = z.strictObject({
  keys: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9]{10}$/u),
      name: z.string(),
      site: z.string().nullable(),
      created: time,
      revoked: time.nullable(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    }),
  ),
});
