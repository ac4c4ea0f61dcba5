import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findClientAddress } from '../../../src/http/access/client-address.js';
import { isLoopbackAddress, isLoopbackName, nameNetwork } from '../../../src/http/access/network-address.js';

const peer = '10.0.0.9';

describe('the client', () => {
  test.each<[number, string | null, string]>([
    [0, '198.51.100.1', peer],
    [1, null, peer],
    [1, '198.51.100.1', '198.51.100.1'],
    [1, '127.0.0.1, 198.51.100.1', '198.51.100.1'],
    [2, '127.0.0.1, 198.51.100.1, 10.0.0.8', '198.51.100.1'],
    [2, '198.51.100.1', peer],
    [1, 'unknown', peer],
    [1, '', peer],
    [1, '198.51.100.1:4711', '198.51.100.1'],
    [1, '[2001:db8::1]:443', '2001:db8::1'],
    [1, '2001:db8::1', '2001:db8::1'],
  ])('behind %i proxies, with %j, is %s', (trustedProxies, forwardedFor, expected) => {
    expect(findClientAddress({ peer, forwardedFor }, trustedProxies)).toBe(expected);
  });

  test('is never what the client itself put in front', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (claims) => {
        const forwardedFor = [...claims, '198.51.100.1', '10.0.0.8'].join(', ');
        expect(findClientAddress({ peer, forwardedFor }, 2)).toBe('198.51.100.1');
      }),
    );
  });
});

describe('loopback', () => {
  test.each(['127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1'])(
    '%s',
    (text) => {
      expect(isLoopbackAddress(text)).toBe(true);
    },
  );

  test.each([
    '128.0.0.1',
    '0.0.0.0',
    '10.0.0.1',
    '::',
    '::2',
    '::ffff:128.0.0.1',
    'localhost',
    '',
    '127.1',
    '::ffff:1',
  ])('not %j', (text) => {
    expect(isLoopbackAddress(text)).toBe(false);
  });

  test.each(['localhost', 'a.localhost', '127.0.0.1', '[::1]'])('by the name %s', (name) => {
    expect(isLoopbackName(name)).toBe(true);
  });

  test.each(['localhost.evil.example', 'notlocalhost', '127.0.0.1.evil.example', '[::2]', 'evil.example', ''])(
    'not by the name %j',
    (name) => {
      expect(isLoopbackName(name)).toBe(false);
    },
  );
});

describe('a network', () => {
  test('is an IPv4 address, or 64 bits of IPv6', () => {
    expect(nameNetwork('192.0.2.1')).toBe(nameNetwork('::ffff:192.0.2.1'));
    expect(nameNetwork('192.0.2.1')).not.toBe(nameNetwork('192.0.2.2'));
    expect(nameNetwork('2001:db8::1')).toBe(nameNetwork('2001:db8:0:0:ffff::'));
    expect(nameNetwork('2001:db8::1')).not.toBe(nameNetwork('2001:db8:0:1::1'));
    expect(nameNetwork('none')).toBeNull();
  });

  test('has one name for each address, in whatever way it is written', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.ipV4(), (v6, v4) => {
        expect(nameNetwork(v6)).not.toBeNull();
        expect(nameNetwork(v6.toUpperCase())).toBe(nameNetwork(v6));
        expect(nameNetwork(v4)).toMatch(/^v4:/u);
      }),
    );
  });
});
