import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isJsonObject, type JsonObject } from '../../../src/base/json.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import { oktaEntitlements } from '../../../src/scim/schema/oktaEntitlements.js';
import { type Exchange } from '../../../src/exchange/exchange.js';
import {
  answer,
  del,
  type ExampleExchange,
  type ExampleHeaders,
  get,
  patch,
  post,
  put,
  toExchange,
} from '../../../src/validate/example/exampleExchange.js';
import { judgeDocument } from '../../../src/validate/document/judgeDocument.js';
import { listOf } from '../../../src/validate/example/exampleResources.js';
import { type Finding } from '../../../src/validate/finding.js';
import { Judge } from '../../../src/validate/judge.js';
import { printFinding } from '../../support/judged.js';
import { getSample, readSamples } from '../../support/sampleBook.js';
import { findShared } from '../../support/sharedData.js';

/** What Okta sends and what servers that work with it answer; no part of this repository. */
const file = findShared('okta/samples.md');

const textJson: ExampleHeaders = { 'Content-Type': 'text/json;charset=UTF-8' };

function judgeSamples(markdown: string): readonly (readonly [string, readonly Finding[]])[] {
  const samples = readSamples(markdown);
  const body = (number: number): JsonObject => {
    const found = getSample(samples, number).body;
    assert.ok(isJsonObject(found), `sample ${String(number)} has a body`);
    return found;
  };
  const without = (object: JsonObject, ...names: readonly string[]): JsonObject =>
    Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
  const idOf = ({ id }: JsonObject): string => (typeof id === 'string' ? id : '');
  const created = body(11);
  const group58 = body(58);
  const location = (resource: JsonObject, endpoint: string): ExampleHeaders => ({
    Location: `http://localhost:3000/scim/v2/${endpoint}/${idOf(resource)}`,
  });
  const stored = (request: JsonObject): JsonObject => ({
    ...without(request, 'password'),
    id: idOf(created),
    meta: { resourceType: 'User' },
  });
  const storedGroup = (request: JsonObject, id = idOf(group58)): JsonObject => ({
    ...request,
    id,
    meta: { resourceType: 'Group' },
  });
  const lookup =
    '/Users?filter=userName%20eq%20%22test.user%40okta.local%22&startIndex=1&count=100';
  const groupPath = `/Groups/${idOf(group58)}`;
  const rows: readonly (readonly [string, readonly ExampleExchange[]])[] = [
    ['1, 24: an import', [get('/Users?startIndex=1&count=2', answer(200, listOf([created])))]],
    ['3 and 7: nobody has this name', [get(lookup, answer(200, body(7), textJson))]],
    [
      '3 and 56: 404 for nobody',
      [get(lookup, answer(404, body(56), { 'Content-Type': 'text/html; charset=UTF-8' }))],
    ],
    [
      '8 and 11: a create',
      [
        post(
          '/Users',
          body(8),
          answer(201, created, { ...textJson, ...location(created, 'Users') }),
        ),
      ],
    ],
    ...[9, 10].map(
      (number) =>
        [
          `${String(number)}: a create`,
          [
            post(
              '/Users',
              body(number),
              answer(201, stored(body(number)), location(created, 'Users')),
            ),
          ],
        ] as const,
    ),
    [
      '8 and 12: a create of somebody who is there',
      [post('/Users', body(8), answer(409, body(12), textJson))],
    ],
    ...[13, 14, 17].map(
      (number) =>
        [
          `${String(number)}: an update`,
          [put(`/Users/${idOf(body(number))}`, body(number), answer(200, body(number)))],
        ] as const,
    ),
    ...[20, 21].map(
      (number) =>
        [
          `${String(number)}: a deactivation`,
          [
            patch(
              `/Users/${idOf(created)}`,
              body(number),
              answer(200, { ...created, active: false }),
            ),
          ],
        ] as const,
    ),
    ['20: a deactivation, 204', [patch(`/Users/${idOf(created)}`, body(20), answer(204))]],
    [
      '30: a group',
      [post('/Groups', body(30), answer(201, storedGroup(body(30)), location(group58, 'Groups')))],
    ],
    [
      '34: a group with members',
      [post('/Groups', body(34), answer(201, storedGroup(body(34)), location(group58, 'Groups')))],
    ],
    ['31: members of a group', [put(groupPath, body(31), answer(200, storedGroup(body(31))))]],
    [
      '32: members of a group',
      [put(`/Groups/g32`, { ...body(32), id: 'g32' }, answer(200, storedGroup(body(32), 'g32')))],
    ],
    [
      '33: members without display',
      [
        put(
          `/Groups/${idOf(body(33))}`,
          body(33),
          answer(200, storedGroup(body(33), idOf(body(33)))),
        ),
      ],
    ],
    ...[35, 36].map(
      (number) =>
        [`${String(number)}: a rename`, [patch('/Groups/g1', body(number), answer(204))]] as const,
    ),
    [
      '35 and 58: a rename, the members null',
      [patch(groupPath, body(35), answer(200, { ...group58, displayName: 'Test SCIMv2' }))],
    ],
    ...[37, 38, 39, 40, 42, 43].map(
      (number) =>
        [
          `${String(number)}: a push of members`,
          [patch('/Groups/g1', body(number), answer(204))],
        ] as const,
    ),
    ['59: a group is deleted', [del(groupPath, answer(204))]],
    ['52: roles', [get('/Roles?startIndex=1&count=100', answer(200, body(52)))]],
    ['54: an entitlement', [get('/Entitlements/role_admin', answer(200, body(54)))]],
  ];
  const registry = createRegistry([oktaEntitlements]);
  return rows.map(([name, exchanges]) => {
    const judge = new Judge({ registry: () => registry });
    return [name, exchanges.flatMap((one, at) => judge.judge(fromOkta(toExchange(one, at))))];
  });
}

/** With the headers of H1 to H5. */
const fromOkta = (exchange: Exchange): Exchange => ({
  ...exchange,
  request: {
    ...exchange.request,
    headers: [...exchange.request.headers, ['User-Agent', 'Okta SCIM Client 1.0.0']],
  },
});

/** Samples whose bodies are whole and right, as files. */
const rightBodies = [
  8, 9, 10, 11, 13, 14, 17, 20, 21, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 42, 43, 52, 54, 58,
];

/** What is wrong with others: they were refused by Okta, or say so themselves. */
const wrongBodies: ReadonlyMap<number, readonly string[]> = new Map([
  // A query of 2016 that Okta called the "minimum check" of JSON.
  [60, ['list.itemsPerPage', 'list.startIndex']],
  [26, ['list.itemsPerPage', 'schemas.missing']],
  [15, ['schema.dateTime']],
  [16, ['schemas.scim11']],
  [41, ['schemas.scim11']],
]);

function seriousInDocument(markdown: string, number: number): readonly Finding[] {
  const { body = null } = getSample(readSamples(markdown), number);
  const registry = createRegistry([oktaEntitlements]);
  return judgeDocument(body, { registry }).filter(({ level }) => level !== 'hint');
}

if (file !== undefined) {
  const markdown = readFileSync(file, 'utf8');
  for (const number of rightBodies) {
    await test(`the body of sample ${String(number)} is right as a document`, () => {
      assert.deepEqual(seriousInDocument(markdown, number).map(printFinding), []);
    });
  }
  for (const [number, rules] of wrongBodies) {
    await test(`the body of sample ${String(number)} is wrong by ${rules.join(' and ')}`, () => {
      const found = new Set(seriousInDocument(markdown, number).map(({ rule }) => rule));

      assert.deepEqual([...found].toSorted(), rules);
    });
  }
  for (const [name, findings] of judgeSamples(markdown)) {
    await test(`nothing is wrong with Okta's sample ${name}`, () => {
      const serious = findings.filter(({ level }) => level !== 'hint');

      assert.deepEqual(serious.map(printFinding), []);
    });
  }
}
