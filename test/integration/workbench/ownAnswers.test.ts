import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profileNames } from '../../../src/scim/profile.js';
import { type RunningState } from '../../../src/workbench/serverOptions.js';
import { printFinding } from '../../support/judged.js';
import { groupUrn, userUrn } from '../../support/scimAssertions.js';
import { send, testOptions, waitForCaptures, withWorkbench } from '../../support/workbenchRig.js';

const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

type Talk = (
  path: string,
  method?: string,
  body?: unknown,
) => Promise<Readonly<Record<string, unknown>>>;

const patch = (...operations: readonly unknown[]): unknown => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: operations,
});

const encode = encodeURIComponent;

/** What careful clients send; all of it is right, so that only answers could be at fault. */
async function converse(talk: Talk): Promise<void> {
  for (const path of [
    '/ServiceProviderConfig',
    '/ResourceTypes',
    '/ResourceTypes/User',
    '/Schemas',
    `/Schemas/${userUrn}`,
    '/Users?startIndex=1&count=2',
    '/Users?startIndex=3&count=2',
    '/Users?sortBy=name.familyName&sortOrder=descending',
    '/Users?attributes=userName,emails.value',
    '/Users?excludedAttributes=emails,name',
    '/Users?cursor&count=2',
    '/Groups?startIndex=1&count=100',
    `/Users?filter=${encode('userName eq "nobody@example.com"')}&startIndex=1&count=100`,
  ]) {
    await talk(path);
  }
  const { id } = await talk('/Users', 'POST', {
    schemas: [userUrn],
    userName: 'jane@example.com',
    name: { givenName: 'Jane', familyName: 'Doe' },
    emails: [{ primary: true, value: 'jane@example.com', type: 'work' }],
    displayName: 'Jane Doe',
    locale: 'en-US',
    externalId: '00ujl29u0le5T6Aj10h7',
    groups: [],
    password: '1mz050nq',
    active: true,
  });
  const user = `/Users/${String(id)}`;
  await talk('/Users', 'POST', { schemas: [userUrn], userName: 'JANE@example.com' });
  const read = await talk(user);
  await talk(user, 'PUT', {
    ...read,
    title: 'Engineer',
    schemas: [userUrn, enterpriseUrn],
    [enterpriseUrn]: { department: 'R&D' },
  });
  await talk(user, 'PUT', { ...(await talk(user)), active: false });
  await talk(`/Users?filter=${encode('userName eq "Jane@Example.com"')}`);
  await talk(user, 'PATCH', patch({ op: 'replace', value: { active: true } }));
  await talk(
    user,
    'PATCH',
    patch(
      { op: 'replace', path: 'name.givenName', value: 'Janet' },
      { op: 'add', path: 'phoneNumbers', value: [{ value: '+1-555-0100', type: 'work' }] },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'janet@example.com' },
      { op: 'add', path: `${enterpriseUrn}:costCenter`, value: '7' },
      { op: 'remove', path: 'title' },
    ),
  );
  await converseOfGroup(talk, String(id));
  await talk('/Users/.search', 'POST', {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
    filter: 'userName sw "j"',
    attributes: ['userName'],
    startIndex: 1,
    count: 5,
  });
  await talk('/Bulk', 'POST', {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
    failOnErrors: 1,
    Operations: [
      { method: 'POST', path: '/Users', bulkId: 'a', data: { schemas: [userUrn], userName: 'b' } },
    ],
  });
  await talk(user, 'DELETE');
  await talk(user);
}

async function converseOfGroup(talk: Talk, userId: string): Promise<void> {
  const { id } = await talk('/Groups', 'POST', {
    schemas: [groupUrn],
    displayName: 'Engineering',
    members: [{ value: userId, display: 'jane@example.com' }],
  });
  const group = `/Groups/${String(id)}`;
  await talk(`/Users/${userId}`);
  await talk(group, 'PATCH', patch({ op: 'replace', value: { id, displayName: 'Engineering' } }));
  await talk(group, 'PATCH', patch({ op: 'remove', path: `members[value eq "${userId}"]` }));
  await talk(group, 'PATCH', patch({ op: 'add', path: 'members', value: [{ value: userId }] }));
  await talk(group, 'PATCH', patch({ op: 'replace', path: 'members', value: [] }));
  await talk(group, 'PUT', { schemas: [groupUrn], displayName: 'R&D', members: [] });
  await talk(group, 'DELETE');
  await talk(group);
}

for (const profile of profileNames) {
  await test(`the answers of the mock have no fault, in the profile ${profile}`, async () => {
    await withWorkbench(async ({ workbench }) => {
      await workbench.loadJudge();
      const state: RunningState = await workbench.start({ ...testOptions, profile });
      let sent = 0;
      await converse(async (path, method = 'GET', body) => {
        sent += 1;
        const answer = await send(state, path, { method, body });
        const text = await answer.text();
        return text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>);
      });

      const captures = await waitForCaptures(workbench, sent);
      const faults = captures.flatMap((captured) =>
        (workbench.judgements.get(captured) ?? [])
          .filter(({ level }) => level !== 'hint')
          .map((finding) => `${captured.exchange.request.target} ${printFinding(finding)}`),
      );

      assert.deepEqual(faults, []);
      assert.ok(captures.every((captured) => workbench.judgements.find(captured) !== undefined));
    });
  });
}
