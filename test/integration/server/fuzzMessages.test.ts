import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ScimType } from '../../../src/scim/errors.js';
import { profileNames, profiles } from '../../../src/scim/profile.js';
import { type Answer } from '../../support/answer.js';
import { createBody, mona } from '../../support/oktaBodies.js';
import { assertScimError, patchUrn, searchUrn, userUrn } from '../../support/scimAssertions.js';
import { type SendOptions, type ServerRig, withServer } from '../../support/serverRig.js';

// What it draws is the same each time; a failure prints the one request that shows it.
const settings = { numRuns: 250, seed: 815 } as const;

const bulkUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';

const rubbish = fc.string({ unit: 'binary', maxLength: 20 });

const filter = fc.oneof(
  rubbish,
  fc
    .array(
      fc.constantFrom(
        ...['userName', 'email', 'emails', 'department', 'active', 'meta.created', 'name', '('],
        ...['eq', 'co', 'gt', 'pr', 'and', 'or', 'not', ')', '[', ']', '"a"', 'a', 'true', '5'],
      ),
      { maxLength: 9 },
    )
    .map((list) => list.join(' ')),
);

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(rubbish, fc.constantFrom(null, true, -1, 1e308, '', 'USER', 'bulkId:a', userUrn)),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('value', '$ref', 'op', 'path', 'Operations', 'schemas', 'userName', 'emails'),
      tie('json'),
      { maxKeys: 4 },
    ),
  ),
}));

const search = fc.record(
  {
    schemas: fc.constant([searchUrn]),
    filter: fc.oneof(filter, json),
    sortBy: fc.oneof(filter, json),
    count: json,
    startIndex: json,
    cursor: json,
    attributes: json,
  },
  { requiredKeys: ['schemas'] },
);

const patch = fc
  .array(
    fc.record(
      {
        op: fc.oneof(fc.constantFrom('add', 'remove', 'Replace'), json),
        path: fc.oneof(
          filter,
          fc.constantFrom(
            'active',
            'name[x eq y]',
            `members[value eq "USER"]`,
            'emails[type eq a].value',
          ),
        ),
        value: json,
      },
      { requiredKeys: ['op'] },
    ),
    { maxLength: 3 },
  )
  .map((Operations) => ({ schemas: [patchUrn], Operations }));

const bulk = fc
  .array(
    fc.record(
      {
        method: fc.oneof(fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'), json),
        path: fc.oneof(
          fc.constantFrom('/Users', '/Groups', '/Users/USER', '/Users/bulkId:a'),
          json,
        ),
        bulkId: fc.oneof(fc.constantFrom('a', 'b'), json),
        data: fc.oneof(patch, json),
      },
      { requiredKeys: ['method'] },
    ),
    { maxLength: 4 },
  )
  .map((Operations) => ({ schemas: [bulkUrn], Operations }));

/** What HTTP lets stand in a header. */
const headerText = fc
  .string({ unit: 'binary-ascii', maxLength: 30 })
  .map((text) => text.replaceAll(/[^\x20-\x7e]/g, '~').trim());

const headers = fc.dictionary(
  fc.constantFrom(
    'Accept',
    'If-Match',
    'If-None-Match',
    'Content-Encoding',
    'X-Forwarded-Host',
    'X-Forwarded-Prefix',
  ),
  headerText,
  { maxKeys: 2 },
);

const request = fc.oneof(
  fc.tuple(
    fc.constantFrom('/.search', '/Users/.search', '/Groups/.search'),
    fc.constant('POST'),
    search,
  ),
  fc.tuple(fc.constant('/Bulk'), fc.constant('POST'), bulk),
  fc.tuple(fc.constantFrom('/Users/USER', '/Me'), fc.constant('PATCH'), patch),
  fc.tuple(fc.constantFrom('/Me', '/Users'), fc.constantFrom('POST', 'PUT', 'DELETE', 'GET'), json),
);

/** RFC 7644 3.12: whoever reads an error must find what is wrong, in the form that the RFC gives it. */
function assertAnswer(answer: Answer): void {
  assert.notEqual(answer.status, 500, answer.text);
  if (answer.status < 400) {
    return;
  }
  const { scimType } = answer.body as { readonly scimType?: ScimType };
  assertScimError(answer, {
    status: answer.status,
    ...(scimType !== undefined && { scimType }),
    detail: /^.{15,}$/s,
  });
}

async function sendOne(
  rig: ServerRig,
  id: string,
  path: string,
  options: SendOptions,
): Promise<void> {
  const body = JSON.stringify(options.body ?? null).replaceAll('USER', id);
  const answer = await rig.send(path.replace('USER', id), {
    ...options,
    ...(options.method !== 'GET' && { body: JSON.parse(body) as unknown }),
  });
  assertAnswer(answer);
}

await test('whatever stands in a search, a Bulk request, a PATCH or a header, the answer is one of SCIM', async () => {
  await withServer({}, async (rig) => {
    const id = (await rig.post('/Users', createBody(mona))).textAt('id');
    await fc.assert(
      fc.asyncProperty(
        request,
        headers,
        fc.constantFrom(...profileNames),
        async ([path, method, body], more, profile) => {
          rig.directory.setProfile(profiles[profile]);
          await sendOne(rig, id, path, { method, body, headers: more });
        },
      ),
      settings,
    );
  });
});

await test('whatever bytes come, the connection ends or is answered, and the server goes on', async () => {
  await withServer({}, async (rig) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
        const socket = connect(rig.port, '127.0.0.1');
        const chunks: Buffer[] = [];
        socket.on('data', (chunk: Buffer) => chunks.push(chunk));
        socket.on('error', () => undefined);
        socket.end(bytes);
        await once(socket, 'close');
        const text = Buffer.concat(chunks).toString('utf-8');
        assert.ok(text === '' || /^HTTP\/1\.1 (?:[234]\d\d|501)/.test(text), text);
      }),
      { ...settings, numRuns: 100 },
    );

    assert.equal((await rig.get('/Users')).status, 200);
  });
});
