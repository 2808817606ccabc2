import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HostReach, reachOf } from '../../../../src/okta/settings/hostReach.js';

const hosts: Readonly<Record<HostReach, readonly string[]>> = {
  loopback: [
    'localhost',
    'LOCALHOST',
    'localhost.',
    'scim.localhost',
    '127.0.0.1',
    '127.1',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
  ],
  private: [
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '100.64.0.1',
    '169.254.1.1',
    '[fd00::1]',
    '[fe80::1]',
    'printer.local',
    'scim.internal',
    'router.home.arpa',
    'intranet',
  ],
  public: [
    'scim.example.com',
    'localhost.example.com',
    'mylocalhost.example',
    '172.32.0.1',
    '100.128.0.1',
    '11.0.0.1',
    '[2001:db8::1]',
    'local.example.com',
  ],
};

for (const [reach, names] of Object.entries(hosts)) {
  for (const name of names) {
    await test(`${name} is ${reach}`, () => {
      assert.equal(reachOf(new URL(`https://${name}/`).hostname), reach);
    });
  }
}
