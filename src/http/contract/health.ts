import { z } from '@hono/zod-openapi';
import { indexVersionSchema } from './stories.js';

export const healthSchema = z.object({ status: z.literal('ok') }).openapi('Health');
export const readinessSchema = z
  .object({ status: z.literal('ready'), indexVersion: indexVersionSchema })
  .openapi('Readiness');
