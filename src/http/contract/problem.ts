import { z } from '@hono/zod-openapi';

const fieldErrorSchema = z
  .object({
    pointer: z.string().describe('JSON pointer (RFC 6901) into the body, as a URI fragment, such as `#/question`.'),
    detail: z.string().describe('What is wrong there and what to do.'),
  })
  .openapi('FieldError');

/** RFC 9457 problem details, with a stable code and whether the same request can succeed later. */
export const problemSchema = z
  .object({
    type: z.string().describe('Address of the kind’s description, relative to the service.'),
    title: z.string().describe('Said for every problem of this kind.'),
    status: z.int().describe('The HTTP status, again.'),
    detail: z.string().describe('What happened and what to do. Never the question.'),
    instance: z.string().describe('`urn:uuid:` and the request id, which stands in the service’s log as well.'),
    code: z.string().describe('Stable name of the kind. Act on this one.'),
    retryable: z.boolean().describe('True where the same request can succeed later; `Retry-After` says when.'),
    errors: z.array(fieldErrorSchema).optional().describe('Every field that is at fault.'),
  })
  .openapi('Problem');
