/** Holds `wrangler.toml` to what the program and the README say. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { unstable_readConfig as readConfig } from 'wrangler';
import { z } from 'zod';
import { rateLimitDefaults, readsPerAsk } from '../../src/http/access/access.js';

const schema = z.object({
  ratelimits: z.array(
    z.object({
      name: z.string(),
      namespace_id: z.string(),
      simple: z.object({ limit: z.number(), period: z.number() }),
    }),
  ),
  assets: z.object({ run_worker_first: z.boolean() }),
  compatibility_flags: z.array(z.string()),
  send_metrics: z.boolean(),
});

const written: unknown = readConfig({ config: fileURLToPath(new URL('../../wrangler.toml', import.meta.url)) });
const config = schema.parse(written);

test('the platform limits what the README says, by the minute', () => {
  const { asksPerMinute: user, siteAsksPerMinute: site } = rateLimitDefaults;
  expect(config.ratelimits.map(({ name, simple }) => [name, simple.limit, simple.period])).toEqual([
    ['USER_ASKS', user, 60],
    ['USER_READS', user * readsPerAsk, 60],
    ['SITE_ASKS', site, 60],
    ['SITE_READS', site * readsPerAsk, 60],
  ]);
  expect(new Set(config.ratelimits.map(({ namespace_id }) => namespace_id)).size).toBe(4);
});

test('no asset is served past the Worker, and nothing of Node is put in', () => {
  expect(config.assets.run_worker_first).toBe(true);
  expect(config.compatibility_flags).not.toContain('nodejs_compat');
  expect(config.send_metrics).toBe(false);
});
