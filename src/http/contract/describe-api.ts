import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../app-env.js';

/** An OpenAPI 3.1 document. */
export type ApiDocument = ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>;

/** Version of the contract, not of the program: fields are added within a version, and none is taken away. */
const contractVersion = '1.0.0';

const tags = [
  { name: 'Questions', description: 'Ask, search, and questions to offer.' },
  { name: 'Stories', description: 'What is searched: articles and councils.' },
  { name: 'Quotes', description: 'Check a quote that was kept.' },
  { name: 'OpenAI-compatible', description: 'For front ends that speak that API.' },
  { name: 'Service', description: 'Whether it runs, and this description.' },
];

/** The contract of every route that `app` has now. The address of the service is left to who reads it. */
export function describeApi(app: OpenAPIHono<AppEnv>): ApiDocument {
  const registry = app.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'site', {
    type: 'apiKey',
    in: 'header',
    name: 'Voices-Site',
    description: 'Id of a site, for browsers. It is no secret: the page’s origin must be one of the site’s.',
  });
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'Secret key, for servers. Never put one into a page.',
  });
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Practice Voices',
      version: contractVersion,
      description:
        'Questions about children’s social work, answered with quotes of those who do it. Every quote is cut word for word out of a published story and says who spoke. Where the stories do not answer, the ' +
        'answer says so.\n\nNo question is kept. Offsets are UTF-16 code units; `end` is one past the last. Fields that a ' +
        'request has beyond these are ignored. New fields can come into responses within `/v1`; none is renamed or taken away.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/', description: 'Where this document was read.' }],
    tags,
    // Without either, requests of this machine and of the service’s own pages are served.
    security: [{}, { site: [] }, { key: [] }],
  });
}
