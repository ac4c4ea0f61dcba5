import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AccessFileFault } from '../../../src/adapters/node/access-file-fault.js';
import { parseSites, readSites } from '../../../src/adapters/node/read-sites.js';

let dir = '';
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'sites-'))));
afterAll(async () => rm(dir, { recursive: true }));

const full = `
- id: north
  name: North Council
  origins: [https://www.north.example, 'https://careers.north.example:8443', http://localhost:3000]
  council: north
  contact:
    name: Recruitment team
    url: https://www.north.example/careers
    email: jobs@north.example
    phone: '01632 960001'
- { id: south, name: South, origins: [] }
`;

describe('a file of sites', () => {
  test('says who may ask; what is left out is null', () => {
    expect(parseSites(full)).toEqual({
      faults: [],
      value: [
        {
          id: 'north',
          name: 'North Council',
          origins: ['https://www.north.example', 'https://careers.north.example:8443', 'http://localhost:3000'],
          council: 'north',
          contact: {
            name: 'Recruitment team',
            url: 'https://www.north.example/careers',
            email: 'jobs@north.example',
            phone: '01632 960001',
          },
        },
        { id: 'south', name: 'South', origins: [], council: null, contact: null },
      ],
    });
  });

  test('may be empty', () => {
    expect(parseSites('# nobody yet\n')).toEqual({ value: [], faults: [] });
  });

  test('the README’s example is right', async () => {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
    const [, example = ''] = /```yaml\n(- id: [^]*?)```/u.exec(readme) ?? [];
    const { value, faults } = parseSites(example);
    expect(faults).toEqual([]);
    expect(value).toHaveLength(1);
  });

  test('has all its faults named at once, each with its line', async () => {
    const path = join(dir, 'sites.yaml');
    const lines = [
      '- id: North',
      '  name: North Council',
      '  origins:',
      '    - https://www.north.example/',
      '    - https://good.example',
      '    - "*"',
      '- id: south',
      '  name: ""',
      '  origins: https://south.example',
      '  colour: red',
      '- id: south',
      '  name: Again',
      '  origins: []',
      '  contact: { phone: 0123 }',
    ];
    await writeFile(path, lines.join('\n'));
    const fault = await readSites(path).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(AccessFileFault);
    if (!(fault instanceof AccessFileFault)) return;
    expect(fault.faults.map((text) => text.slice(path.length + 1).replace(/^(\d+): ('[^']*').*/u, '$1 $2'))).toEqual([
      "1 '0.id'",
      "4 '0.origins.0'",
      "6 '0.origins.2'",
      "8 '1.name'",
      "9 '1.origins'",
      expect.stringMatching(/^10: Unknown key '1\.colour'/u),
      "14 '2.contact.name'",
      "14 '2.contact.phone'",
    ]);
  });

  test('has no two sites of one id', () => {
    const { faults } = parseSites('- { id: a, name: A, origins: [] }\n- { id: a, name: B, origins: [] }\n');
    expect(faults).toEqual([{ line: 2, message: expect.stringContaining("Another site has the id 'a'.") as string }]);
  });

  test.each([
    'https://www.north.example/',
    'https://www.north.example/careers',
    'https://WWW.north.example',
    'https://www.north.example:443',
    'http://www.north.example',
    'https://*.north.example',
    'https://user@north.example',
    'www.north.example',
    '//north.example',
    'null',
    'file:///x',
    'https://',
  ])('has no origin %s, which no browser sends or nobody should trust', (origin) => {
    const { faults } = parseSites(`- { id: a, name: A, origins: ['${origin}'] }`);
    expect(faults).toHaveLength(1);
  });

  test('that is not there is told with what to do', async () => {
    await expect(readSites(join(dir, 'none.yaml'))).rejects.toThrow(/none\.yaml: the file of sites can't be read/u);
  });

  test('that is not YAML is told by line', () => {
    expect(parseSites('- id: [\n').faults[0]?.line).toBeGreaterThan(0);
  });
});
