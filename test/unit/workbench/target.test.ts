import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRemoteConsent } from '../../../src/workbench/target/remoteConsent.js';
import { readTarget } from '../../../src/workbench/target/target.js';

const read = (url: string, authorization?: string): readonly string[] => {
  const target = readTarget({ url, ...(authorization !== undefined && { authorization }) });
  return [target.baseUrl, target.authorization];
};

await test('a target is a base URL without a trailing slash and the whole header', () => {
  assert.deepEqual(read(' http://localhost:3000/scim/v2// ', ' Bearer abc '), [
    'http://localhost:3000/scim/v2',
    'Bearer abc',
  ]);
  assert.deepEqual(read('https://scim.example.com'), ['https://scim.example.com', '']);
});

const wrong: readonly (readonly [url: string, authorization: string, message: RegExp])[] = [
  ['', '', /^Nothing is no base URL/],
  ['localhost:3000', '', /is no base URL of a SCIM server\. Give the whole address/],
  ['ftp://localhost/scim', '', /is no base URL/],
  ['http:localhost/scim', '', /is no base URL/],
  ['http://okta:secret@localhost/scim', '', /holds credentials/],
  ['http://localhost/scim?tenant=1', '', /ends in "\?tenant=1"/],
  ['http://localhost/scim#a', '', /ends in "#a"/],
  ['http://localhost/scim', 'Bearer a\r\nX: b', /cannot be sent/],
  ['http://localhost/scim', 'Bearer ä', /cannot be sent/],
];

for (const [url, authorization, message] of wrong) {
  await test(`no target: ${JSON.stringify(url)} with ${JSON.stringify(authorization)}`, () => {
    assert.throws(() => read(url, authorization), {
      name: 'TargetError',
      reason: 'invalid',
      message,
    });
  });
}

await test('a secret in a base URL is not said again', () => {
  assert.throws(
    () => read('http://okta:secret@localhost/scim'),
    (error: Error) => !error.message.includes('secret'),
  );
});

for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '[::1]', 'scim.localhost']) {
  await test(`${host} may be written to`, () => {
    assert.doesNotThrow(() => {
      checkRemoteConsent(readTarget({ url: `http://${host}:3000/scim` }), false);
    });
  });
}

for (const host of ['scim.example.com', '10.0.0.1', '192.168.1.2', 'localhost.example.com']) {
  await test(`${host} may be written to only where somebody has said so`, () => {
    const target = readTarget({ url: `https://${host}/scim` });
    assert.throws(
      () => {
        checkRemoteConsent(target, false);
      },
      {
        reason: 'remote',
        message: `${host} is not on this machine. People and groups would be made, changed and deleted there.`,
      },
    );
    assert.doesNotThrow(() => {
      checkRemoteConsent(target, true);
    });
  });
}
