import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sendRequest } from '../../support/httpClient.js';
import {
  type PlayedRequest,
  type TimedAnswer,
  playRunscope,
} from '../../support/runscopePlayer.js';
import { findShared } from '../../support/sharedData.js';
import { withServer } from '../../support/serverRig.js';

/** Okta's own test of a SCIM server, which is no part of this repository. */
const file = findShared('okta/tests/Okta-SCIM-20-SPEC-Test.json');
/** As many as the file has. */
const assertionsOfOkta = 52;

/** Runscope writes addresses as people do; blanks and quotes travel encoded. */
async function sendPlayed(port: number, request: PlayedRequest): Promise<TimedAnswer> {
  const { pathname, search } = new URL(request.url);
  const startedAt = performance.now();
  const answer = await sendRequest({
    port,
    method: request.method,
    target: `${pathname}${search}`,
    headers: Object.fromEntries(request.headers),
    body: request.body,
  });
  return { answer, duration: performance.now() - startedAt };
}

if (file !== undefined) {
  const text = readFileSync(file, 'utf-8');

  await test("all assertions of Okta's SPEC test hold on a seeded mock", async () => {
    await withServer({ seed: 25 }, async ({ port, basePath, authorization }) => {
      const variables = new Map([
        ['SCIMBaseURL', `http://127.0.0.1:${String(port)}${basePath}`],
        ['auth', authorization],
        ['InvalidUserEmail', 'abcdefgh@atko.example'],
        ['UserIdThatDoesNotExist', '010101001010101011001010101011'],
        ['randomEmail', 'Runscope300abc@atko.example'],
        ['randomUsername', 'Runscope300abc@atko.example'],
        ['randomUsernameCaps', 'RUNSCOPE300ABC@ATKO.EXAMPLE'],
        ['randomGivenName', 'Runscope'],
        ['randomFamilyName', 'Test'],
      ]);

      const steps = await playRunscope(text, variables, (request) => sendPlayed(port, request));

      assert.deepEqual(
        steps.flatMap(({ note, failures }) => failures.map((failure) => `${note}: ${failure}`)),
        [],
      );
      const count = steps.reduce((sum, { assertionCount }) => sum + assertionCount, 0);
      assert.equal(count, assertionsOfOkta);
      const scripted = steps.reduce(
        (sum, { scriptAssertionCount }) => sum + scriptAssertionCount,
        0,
      );
      assert.equal(scripted, 1, 'the script of the step about groups looks at their list');
    });
  });

  await test("Okta's SPEC test fails where the server is empty and where the token is wrong", async () => {
    await withServer({ seed: 0 }, async ({ port, basePath }) => {
      const variables = new Map([
        ['SCIMBaseURL', `http://127.0.0.1:${String(port)}${basePath}`],
        ['auth', 'Bearer another'],
      ]);

      const steps = await playRunscope(text, variables, (request) => sendPlayed(port, request));

      assert.ok(steps.filter(({ failures }) => failures.length > 0).length > 5);
    });
  });
}
