import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { parseAttributePath } from '../../../../src/scim/filter/parser.js';
import { compareBy, type Order } from '../../../../src/scim/query/sort.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { userType } from '../../../support/coreTypes.js';
import { deviceType, warrantyUrn } from '../../../support/deviceSchema.js';

function findOrder(type: ResourceType, sortBy: string): Order | undefined {
  const parsed = parseAttributePath(sortBy);
  assert.ok(parsed.ok);
  return compareBy([type], parsed.path);
}

/** The numbers of the resources in the order of `sortBy`. */
function sort(type: ResourceType, sortBy: string, resources: readonly JsonObject[]): string {
  const order = findOrder(type, sortBy);
  assert.ok(order);
  return [...resources]
    .sort(order)
    .map((resource) => String(resources.indexOf(resource)))
    .join(' ');
}

interface Case {
  readonly rule: string;
  readonly type: ResourceType;
  readonly sortBy: string;
  readonly resources: readonly JsonObject[];
  readonly order: string;
}

const having = (name: string, values: readonly JsonValue[]): readonly JsonObject[] =>
  values.map((value) => (value === null ? {} : { [name]: value }));

const cases: readonly Case[] = [
  {
    rule: 'text that is not case exact is sorted without regard to capitals',
    type: userType,
    sortBy: 'userName',
    resources: having('userName', ['b', 'C', 'A']),
    order: '2 0 1',
  },
  {
    rule: 'text that is case exact is sorted by its characters',
    type: userType,
    sortBy: 'externalId',
    resources: having('externalId', ['b', 'C', 'A']),
    order: '2 1 0',
  },
  {
    rule: 'equal resources stay in their order',
    type: userType,
    sortBy: 'title',
    resources: having('title', ['x', 'X', 'a', 'x']),
    order: '2 0 1 3',
  },
  {
    rule: 'resources without a value come last',
    type: userType,
    sortBy: 'title',
    resources: having('title', [null, 'b', null, 'a']),
    order: '3 1 0 2',
  },
  {
    rule: 'numbers are sorted as numbers',
    type: deviceType,
    sortBy: 'slot',
    resources: having('slot', [10, 9, -1, 0]),
    order: '2 3 1 0',
  },
  {
    rule: 'false comes before true',
    type: userType,
    sortBy: 'active',
    resources: having('active', [true, false, null]),
    order: '1 0 2',
  },
  {
    rule: 'times are sorted as instants',
    type: deviceType,
    sortBy: 'bought',
    resources: having('bought', [
      '2026-01-01T12:00:00+02:00',
      '2026-01-01T11:00:00Z',
      '2026-01-01T11:30:00+01:00',
      '2026-01-01T10:30:00.500Z',
    ]),
    order: '0 2 3 1',
  },
  {
    rule: 'a part of a complex attribute is sorted by its value',
    type: userType,
    sortBy: 'name.familyName',
    resources: [
      { name: { familyName: 'b' } },
      { name: { givenName: 'x' } },
      { name: { familyName: 'A' } },
    ],
    order: '2 0 1',
  },
  {
    rule: 'of several values the primary one counts, or else the first (RFC 7644 3.4.2.3)',
    type: userType,
    sortBy: 'emails',
    resources: [
      { emails: [{ value: 'a' }, { value: 'z', primary: true }] },
      { emails: [{ value: 'm' }, { value: 'b' }] },
      { emails: [{ value: 'n', primary: false }] },
    ],
    order: '1 2 0',
  },
  {
    rule: 'a value that lacks the part counts as none',
    type: userType,
    sortBy: 'emails.type',
    resources: [
      { emails: [{ value: 'a' }, { value: 'b', type: 'a' }] },
      { emails: [{ type: 'z' }] },
    ],
    order: '1 0',
  },
  {
    rule: 'a list of simple values is sorted by the first one',
    type: deviceType,
    sortBy: 'tags',
    resources: [{ tags: ['b', 'a'] }, { tags: ['A', 'z'] }, {}],
    order: '1 0 2',
  },
  {
    rule: 'attributes of an extension are sorted by under its URN',
    type: userType,
    sortBy: `${enterpriseUserUrn}:department`,
    resources: [
      {},
      { [enterpriseUserUrn]: { department: 'b' } },
      { [enterpriseUserUrn]: { department: 'A' } },
    ],
    order: '2 1 0',
  },
  {
    rule: 'the URN of the core schema may stand before a name, in any capitals',
    type: userType,
    sortBy: `${userUrn.toUpperCase()}:USERNAME`,
    resources: having('userName', ['b', 'a']),
    order: '1 0',
  },
  {
    rule: 'id is an attribute like others',
    type: userType,
    sortBy: 'id',
    resources: having('id', ['b', 'a', 'B']),
    order: '2 1 0',
  },
  {
    rule: 'so are the parts of meta',
    type: userType,
    sortBy: 'meta.lastModified',
    resources: having('meta', [
      { lastModified: '2026-01-02T00:00:00Z' },
      { lastModified: '2026-01-01T00:00:00Z' },
    ]),
    order: '1 0',
  },
];

for (const { rule, type, sortBy, resources, order } of cases) {
  await test(`${rule}: ${sortBy}`, () => {
    assert.equal(sort(type, sortBy, resources), order);
  });
}

await test('a time without a zone is UTC, wherever the service runs', () => {
  const before = process.env['TZ'];
  process.env['TZ'] = 'America/New_York';
  try {
    const resources = [
      { [warrantyUrn]: { until: '2026-01-01T12:00:00' } },
      { [warrantyUrn]: { until: '2026-01-01T14:00:00Z' } },
    ];

    assert.equal(sort(deviceType, `${warrantyUrn}:until`, resources), '0 1');
  } finally {
    if (before === undefined) {
      delete process.env['TZ'];
    } else {
      process.env['TZ'] = before;
    }
  }
});

const unordered: readonly (readonly [type: ResourceType, sortBy: string])[] = [
  [userType, 'nonsense'],
  [userType, 'name'],
  [userType, 'addresses'],
  [userType, 'x509Certificates'],
  [userType, 'password'],
  [userType, 'emails.nonsense'],
  [deviceType, 'pin'],
  [deviceType, 'lock'],
  [deviceType, 'lock.code'],
  [deviceType, 'parts.hidden'],
];

for (const [type, sortBy] of unordered) {
  await test(`there is no order by ${sortBy}`, () => {
    assert.equal(findOrder(type, sortBy), undefined);
  });
}
