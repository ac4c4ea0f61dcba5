import { z } from '@hono/zod-openapi';

export const healthSchema = z.object({ status: z.literal('ok') }).openapi('Health');
export const readinessSchema = z.object({ status: z.literal('ready'), indexVersion: z.string() }).openapi('Readiness');
