import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type RequestListener } from 'node:http';
import { describe, test } from 'node:test';
import { allNodes, parseXml } from '../../support/xmlTree.js';
import { runCliProcess, withFolder, withServe } from '../../support/cliProcess.js';
import { withHttpStub } from '../../support/httpStub.js';

const html: RequestListener = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Sign in</h1>');
};
const silence: RequestListener = () => undefined;
const hangUp: RequestListener = (request) => {
  request.socket.destroy();
};
const noText: RequestListener = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(Buffer.from([0xff, 0xfe]));
};

const stubs: readonly (readonly [name: string, listener: RequestListener, stderr: RegExp])[] = [
  ['answers HTML', html, /no SCIM service at this address: .* 200 and text\/html\.\nGive --target/],
  ['does not answer', silence, /no whole answer within 0\.3 s.*\nLook whether the server hangs/],
  ['hangs up', hangUp, /closed the connection before .*\nLook into the log/],
  ['sends no JSON', noText, /no SCIM service at this address/],
];

void describe('check of something that', () => {
  for (const [name, listener, expected] of stubs) {
    void test(`${name} ends with 2 and says what to do`, () =>
      withHttpStub(listener, async (baseUrl) => {
        const { stdout, stderr, exitCode } = await runCliProcess([
          ...['check', '--target', baseUrl, '--timeout', '0.3'],
        ]);

        assert.equal(exitCode, 2);
        assert.equal(stdout, '');
        assert.match(stderr, expected);
        assert.match(stderr, /^error: \S+ could not be checked: /);
      }));
  }

  void test('is not there ends with 2, and a report says so too', async () => {
    await withFolder(async (folder) => {
      const junit = `${folder}/junit.xml`;
      const { stdout, stderr, exitCode } = await runCliProcess([
        ...['check', '--target', 'http://127.0.0.1:9/scim/v2'],
        ...['--reporter', 'text', '--reporter', `junit=${junit}`],
      ]);
      const report = parseXml(await readFile(junit, 'utf8'));

      assert.equal(exitCode, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /error: .* could not be checked: Nobody listens at/);
      assert.equal(allNodes(report).filter(({ name }) => name === 'error').length, 1);
    });
  });

  void test('refuses the credentials ends with 2 and asks for them, without showing any', () =>
    withServe(['--token', 'right'], async ({ listening: { baseUrl } }) => {
      const { stderr, exitCode } = await runCliProcess([
        ...['check', '--target', baseUrl, '--authorization', 'Bearer wrong-one'],
      ]);

      assert.equal(exitCode, 2);
      assert.match(
        stderr,
        /refuses the credentials.* 401\.\nGive --authorization the whole header/,
      );
      assert.doesNotMatch(stderr, /wrong-one/);
    }));

  void test('lies below another base URL ends with 2', () =>
    withServe(['--auth', 'none'], async ({ listening: { baseUrl } }) => {
      const { stderr, exitCode } = await runCliProcess([
        ...['check', '--target', new URL(baseUrl).origin],
      ]);

      assert.equal(exitCode, 2);
      assert.match(stderr, /There is no SCIM service at this address/);
    }));
});

const target = ['--target', 'http://127.0.0.1:9/scim/v2'];

const refused: readonly (readonly [args: readonly string[], stderr: RegExp])[] = [
  [[], /error: Give --target the base URL/],
  [['--target', 'localhost:3000'], /is no base URL of a SCIM server/],
  [
    ['--target', 'https://scim.example.com/scim/v2'],
    /example\.com is not on this machine.*\nSay --allow-remote/,
  ],
  [[...target, '--suite', 'other'], /Allowed choices are okta, .*all/],
  [[...target, '--reporter', 'pdf'], /Write one of text, json, junit/],
  [[...target, '--reporter', 'html='], /Write one of text, json, junit/],
  [[...target, '--reporter', 'json', '--reporter', 'sarif'], /--reporter sarif=FILE/],
  [[...target, '--reporter', 'json=a.json', '--output', 'b.json'], /has one already/],
  [[...target, '--case', 'okta.nothing'], /There is no case "okta\.nothing" in .*--list shows/],
  [[...target, '--grep', 'no such words'], /has "no such words" in its title or id/],
  [[...target, '--rule', 'no.rule=off'], /There is no rule "no\.rule"/],
  [[...target, '--suite-file', 'package.json'], /package\.json is no suite of tests\./],
  [[...target, '--suite-file', 'nowhere.json'], /nowhere\.json cannot be read: there is no such/],
  [[...target, '--variable', 'x'], /Write a name, = and a value/],
  [[...target, '--timeout', '0'], /Write seconds/],
  [[...target, '--timeout', '1e3'], /Write seconds/],
  [[...target, '--capture', '/nowhere/a.jsonl'], /Give --capture a file that can be written/],
];

void describe(
  'a wrong command line is refused with 2, and nobody is called:',
  { concurrency: 4 },
  () => {
    for (const [args, expected] of refused) {
      void test(args.join(' ') || 'nothing', async () => {
        const { stdout, stderr, exitCode } = await runCliProcess(['check', ...args]);

        assert.equal(exitCode, 2);
        assert.equal(stdout, '');
        assert.match(stderr, expected);
      });
    }
  },
);

void test('the cases can be listed without a server, chosen as for a run', async () => {
  const all = await runCliProcess(['check', '--list']);
  const some = await runCliProcess(['check', '--list', '--case', 'okta.lookup', '--grep', 'PLUS']);

  assert.equal(all.exitCode, 0);
  assert.match(all.stdout, /^Okta behaviour \(okta\): \d+ cases\n {2}Test connection\n {4}okta\./);
  assert.match(some.stdout, /okta\.lookup\.plusSign/);
  assert.doesNotMatch(some.stdout, /okta\.create|okta\.lookup\.hit/);
});
