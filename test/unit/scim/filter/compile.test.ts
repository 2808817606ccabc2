import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject } from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { type CompiledFilter, compileFilter } from '../../../../src/scim/filter/compile.js';
import { parseFilter } from '../../../../src/scim/filter/parser.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { groupType, userType } from '../../../support/coreTypes.js';
import { deviceType, warrantyUrn } from '../../../support/deviceSchema.js';

const jane: JsonObject = {
  schemas: [userUrn, enterpriseUserUrn],
  id: 'Id-1',
  externalId: '00uA',
  userName: 'Jane.Doe@Example.com',
  name: { familyName: "O'Malley", givenName: 'Jane' },
  displayName: '',
  nickName: null,
  title: 'VP "Sales"',
  active: true,
  profileUrl: 'https://Example.com/Jane',
  emails: [
    { value: 'jane@work.example', type: 'work', primary: true },
    { value: 'jane@home.example', type: 'home' },
    { type: 'other' },
  ],
  phoneNumbers: [],
  roles: [{ value: 'admin' }],
  x509Certificates: [{ value: 'AAEC' }],
  [enterpriseUserUrn]: { department: 'Sales', manager: { value: 'Id-2', displayName: 'Bo' } },
  meta: {
    resourceType: 'User',
    created: '2026-01-01T10:00:00Z',
    lastModified: '2026-01-01T12:00:00.500Z',
    version: 'W/"3"',
  },
};

const group: JsonObject = {
  schemas: [groupUrn],
  id: 'g',
  displayName: 'Sales',
  members: [
    { value: 'Id-1', type: 'User', display: 'Jane' },
    { value: 'Id-2', type: 'User' },
  ],
};

const device: JsonObject = {
  serialNumber: 'S1',
  slot: 7,
  weight: 1.5,
  leased: false,
  bought: '2026-03-01T00:00:00+01:00',
  tags: ['Red', 'blue'],
  codes: ['aB'],
  ports: [80, 443],
  key: 'AAEC',
  [warrantyUrn]: { until: '2027-01-01T00:00:00' },
};

function compile(text: string, type: ResourceType = userType): CompiledFilter {
  const parsed = parseFilter(text);
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.problem.message);
  return compileFilter(parsed.filter, type);
}

type Rows = Readonly<Record<string, readonly (readonly [filter: string, isMatch: boolean])[]>>;

async function checkRows(rows: Rows, type: ResourceType, resource: JsonObject): Promise<void> {
  for (const [subject, cases] of Object.entries(rows)) {
    for (const [filter, isMatch] of cases) {
      await test(`${subject}: ${filter} is ${String(isMatch)}`, () => {
        assert.equal(compile(filter, type).matches(resource), isMatch);
      });
    }
  }
}

const userRows: Rows = {
  'capitals of a value that is not case exact': [
    ['userName eq "JANE.doe@EXAMPLE.com"', true],
    ['userName ne "JANE.doe@EXAMPLE.com"', false],
    ['userName sw "jANE"', true],
    ['userName co "DOE@"', true],
    ['userName ew ".COM"', true],
    ['userName gt "JANE.A"', true],
    ['name.familyName eq "o\'MALLEY"', true],
  ],
  'capitals of a value that is case exact': [
    ['id eq "Id-1"', true],
    ['id eq "id-1"', false],
    ['id ne "id-1"', true],
    ['externalId eq "00ua"', false],
    ['externalId sw "00U"', false],
    ['profileUrl sw "https://Example.com"', true],
    ['profileUrl sw "https://example.com"', false],
    ['meta.resourceType eq "user"', false],
  ],
  'capitals of names and URNs': [
    ['USERNAME eq "jane.doe@example.com"', true],
    ['NAME.FAMILYNAME pr', true],
    [`${userUrn.toUpperCase()}:USERNAME pr`, true],
    [`${enterpriseUserUrn.toUpperCase()}:DEPARTMENT eq "sales"`, true],
  ],
  'URN prefixes': [
    [`${userUrn}:userName eq "jane.doe@example.com"`, true],
    [`${userUrn}:name.givenName eq "jane"`, true],
    [`${userUrn}:id eq "Id-1"`, true],
    [`${userUrn}:emails[type eq "home"]`, true],
    [`${enterpriseUserUrn}:department eq "Sales"`, true],
    [`${enterpriseUserUrn}:manager.value eq "Id-2"`, true],
    [`${enterpriseUserUrn}:manager eq "Id-2"`, true],
    [`${enterpriseUserUrn}:userName pr`, false],
    [`${userUrn}:department pr`, false],
    ['department pr', false],
    ['urn:example:other:userName pr', false],
  ],
  'what is missing, null, an empty list or an empty string': [
    ['title pr', true],
    ['nickName pr', false],
    ['userType pr', false],
    ['phoneNumbers pr', false],
    ['displayName pr', false],
    ['name pr', true],
    ['name.middleName pr', false],
    ['emails pr', true],
    ['emails.display pr', false],
    ['nickName eq null', true],
    ['userType eq null', true],
    ['phoneNumbers eq null', true],
    ['displayName eq null', true],
    ['title eq null', false],
    ['title ne null', true],
    ['userType ne null', false],
    ['userType eq ""', false],
    ['displayName eq ""', true],
    ['displayName ne ""', false],
    ['userType ne ""', true],
    ['userType ne "x"', true],
    ['nickName ne "x"', true],
    ['phoneNumbers ne "x"', true],
    ['phoneNumbers.type ne "x"', true],
    ['userType eq "x"', false],
    ['userType co ""', false],
    ['userType lt "x"', false],
    ['not (userType eq "x")', true],
    ['not (userType pr)', true],
    ['not (title pr)', false],
  ],
  'several values, of which one is enough': [
    ['emails eq "jane@home.example"', true],
    ['emails.value eq "JANE@WORK.EXAMPLE"', true],
    ['emails co "nobody"', false],
    ['emails ne "jane@work.example"', true],
    ['emails.type eq "home"', true],
    ['emails.type ne "home"', true],
    ['emails.primary eq true', true],
    ['roles ne "admin"', false],
    ['not (emails eq "jane@home.example")', false],
    [`schemas eq "${userUrn}"`, true],
    [`schemas eq "${groupUrn}"`, false],
    [`schemas co "enterprise"`, true],
  ],
  'value paths, whose parts must hold for one and the same value': [
    ['emails[type eq "work" and value co "@work"]', true],
    ['emails[type eq "work" and value co "@home"]', false],
    ['emails.type eq "work" and emails.value co "@home"', true],
    ['emails[type eq "home" or type eq "none"]', true],
    ['emails[not (type eq "work") and value pr]', true],
    ['emails[type eq "other" and not (value pr)]', true],
    ['emails[type eq "other" and value eq null]', true],
    ['emails[type eq "other" and value ne "x"]', true],
    ['emails[primary eq true and type eq "home"]', false],
    ['not (emails[type eq "home" and primary eq true])', true],
    ['phoneNumbers[type pr]', false],
    ['phoneNumbers[not (type pr)]', false],
    ['not (phoneNumbers[type pr])', true],
    ['emails[emails.type eq "work"]', false],
    ['emails[unknown eq "work"]', false],
    ['emails[unknown ne "work"]', true],
    ['name[familyName sw "O" and givenName eq "jane"]', true],
    [`schemas[value eq "${userUrn}"]`, true],
    ['schemas[type pr]', false],
    ['userType[value pr]', false],
  ],
  'and, or, not': [
    ['title pr and userType pr', false],
    ['title pr or userType pr', true],
    ['userType pr or userType pr or title pr', true],
    ['title pr and active eq true and id pr', true],
    ['title pr and active eq true and userType pr', false],
    ['userType pr and title pr or title pr', true],
    ['title pr or title pr and userType pr', true],
    ['(title pr or title pr) and userType pr', false],
    ['not (title pr and userType pr)', true],
    ['not (userType pr or nickName pr)', true],
    ['not (not (title pr))', true],
    ['not (title pr) or active eq true', true],
  ],
  booleans: [
    ['active eq true', true],
    ['active eq false', false],
    ['active ne false', true],
    ['active eq "true"', false],
    ['active ne "true"', true],
    ['active eq 1', false],
  ],
  'times, compared as instants': [
    ['meta.created eq "2026-01-01T10:00:00Z"', true],
    ['meta.created eq "2026-01-01T11:00:00+01:00"', true],
    ['meta.created eq "2026-01-01T05:30:00-04:30"', true],
    ['meta.created eq "2026-01-01T10:00:00.000Z"', true],
    ['meta.created eq "2026-01-01T10:00:00"', true],
    ['meta.created ne "2026-01-01T11:00:00+01:00"', false],
    ['meta.created lt "2026-01-01T09:30:00-01:00"', true],
    ['meta.created gt "2026-01-01T10:30:00+01:00"', true],
    ['meta.created ge "2026-01-01T11:00:00+01:00"', true],
    ['meta.created le "2026-01-01T11:00:00+01:00"', true],
    ['meta.created gt "2026-01-01T11:00:00+01:00"', false],
    ['meta.lastModified gt "2026-01-01T12:00:00.4999Z"', true],
    ['meta.created sw "2026-01"', true],
    ['meta.created eq 5', false],
  ],
  'binary values and quotes': [
    ['x509Certificates eq "AAEC"', true],
    ['x509Certificates eq "aaec"', false],
    ['x509Certificates.value sw "AA"', true],
    [String.raw`title eq "vp \"sales\""`, true],
    [String.raw`title eq "\u0056P \"Sales\""`, true],
    [String.raw`meta.version eq "W/\"3\""`, true],
  ],
  'names that every JavaScript object has': [
    ['constructor pr', false],
    ['constructor.name pr', false],
    ['toString pr', false],
    ['name.constructor pr', false],
    ['name.hasOwnProperty ne "x"', true],
    ['emails[constructor pr]', false],
    ['valueOf eq null', true],
  ],
};

await checkRows(userRows, userType, jane);

await checkRows(
  {
    'members, each meant by its value': [
      ['members eq "Id-1"', true],
      ['members.value eq "Id-2"', true],
      ['members eq "id-1"', false],
      ['members[value eq "Id-2" and display pr]', false],
      ['members.type eq "user"', true],
      ['displayName eq "SALES"', true],
      ['userName pr', false],
    ],
  },
  groupType,
  group,
);

await checkRows(
  {
    'integers and decimals, compared as numbers': [
      ['slot eq 7', true],
      ['slot eq 7.0', true],
      ['slot eq 70e-1', true],
      ['slot gt 10', false],
      ['slot lt 10', true],
      ['slot ge 7', true],
      ['slot le 6.9', false],
      ['slot ne 7', false],
      ['slot eq "7"', false],
      ['slot gt "5"', false],
      ['weight gt 1.4999', true],
      ['weight eq 1.50', true],
      ['weight lt 2', true],
      ['ports gt 400', true],
      ['ports eq 80', true],
      ['ports ne 80', true],
      ['ports[value gt 400 and value lt 500]', true],
    ],
    'simple values in a list': [
      ['tags eq "RED"', true],
      ['tags co "LU"', true],
      ['tags[value eq "red"]', true],
      ['tags[VALUE eq "red" and value eq "blue"]', false],
      ['tags[type eq "red"]', false],
      ['codes eq "ab"', false],
      ['codes eq "aB"', true],
    ],
    'times without a zone, which are UTC': [
      [`${warrantyUrn}:until eq "2027-01-01T00:00:00Z"`, true],
      [`${warrantyUrn}:until eq "2027-01-01T00:00:00"`, true],
      [`${warrantyUrn}:until lt "2027-01-01T00:30:00+01:00"`, false],
      ['bought lt "2026-03-01T00:00:00Z"', true],
    ],
  },
  deviceType,
  device,
);

const invalid: readonly (readonly [filter: string, type: ResourceType, detail: RegExp])[] = [
  ['active gt true', userType, /gt does not go with active, which is a boolean/],
  ['active co "t"', userType, /co does not go with active/],
  ['active le false', userType, /le does not go with active/],
  ['emails[primary ge true]', userType, /ge does not go with primary/],
  [
    'x509Certificates gt "A"',
    userType,
    /gt does not go with x509Certificates, which is a string in base64/,
  ],
  ['name eq "Jane"', userType, /name is complex.*name\.formatted/],
  ['addresses co "Wien"', userType, /addresses is complex.*addresses\.formatted/],
  ['meta eq "x"', userType, /meta is complex/],
  ['userName gt null', userType, /null can be compared by eq and ne only, but userName has gt/],
  ['userName co null', userType, /null can be compared/],
  ['meta.created gt "yesterday"', userType, /meta\.created is a date and time such as/],
  ['meta.created gt "2026-02-30T00:00:00Z"', userType, /is a date and time such as/],
  ['meta.created eq "2026-01-01"', userType, /is a date and time such as/],
  ['slot co 7', deviceType, /co does not go with slot, which is an integer/],
  ['weight sw 1', deviceType, /sw does not go with weight, which is a number/],
  ['password eq "x"', userType, /password is never returned, so there is no filter by it either/],
  ['password pr', userType, /password is never returned/],
  ['PASSWORD sw "a"', userType, /PASSWORD is never returned/],
  ['not (password pr) and id pr', userType, /password is never returned/],
  ['parts.hidden pr', deviceType, /parts\.hidden is never returned/],
  ['parts[hidden pr]', deviceType, /hidden is never returned/],
  ['lock.code pr', deviceType, /lock\.code is never returned/],
  ['lock[code pr]', deviceType, /lock is never returned/],
  ['lock pr', deviceType, /lock is never returned/],
];

for (const [filter, type, detail] of invalid) {
  await test(`${filter} is 400 invalidFilter: ${detail.source}`, () => {
    assert.throws(
      () => compile(filter, type),
      (error) =>
        error instanceof ScimError &&
        error.status === 400 &&
        error.scimType === 'invalidFilter' &&
        detail.test(error.message),
    );
  });
}

const notes: readonly (readonly [filter: string, id: string, detail: RegExp])[] = [
  [
    'nonsense eq "x"',
    'filter.unknownAttribute',
    /nonsense is no attribute of a User, so it has no value/,
  ],
  ['emails.nonsense pr', 'filter.unknownAttribute', /emails\.nonsense is no attribute of a User/],
  [
    'emails[nonsense pr]',
    'filter.unknownAttribute',
    /nonsense is no attribute of a value of emails/,
  ],
  ['nonsense[a pr]', 'filter.unknownAttribute', /nonsense is no attribute of a User/],
  ['userName eq 5', 'filter.typeMismatch', /userName is a string, so it can never be the number 5/],
  [
    'active eq "true"',
    'filter.typeMismatch',
    /active is a boolean, so it can never be the string "true"/,
  ],
  ['meta.created ne true', 'filter.typeMismatch', /meta\.created is a date and time/],
];

for (const [filter, id, detail] of notes) {
  await test(`${filter} works, with the note ${id}`, () => {
    const compiled = compile(filter);

    const [note, ...others] = compiled.notes ?? [];
    assert.deepEqual([note?.id, others], [id, []]);
    assert.match(note?.detail ?? '', detail);
  });
}

await test('a filter that holds as its author thinks has no notes', () => {
  assert.deepEqual(compile('userName eq "x" and emails[type eq "work"]').notes, []);
});

await test('a boolean as text is taken as one where that is tolerated, with a note', () => {
  const matches = (text: string): readonly unknown[] => {
    const parsed = parseFilter(text);
    assert.ok(parsed.ok);
    const compiled = compileFilter(parsed.filter, userType, { readsBooleanText: true });
    return [compiled.matches(jane), ...(compiled.notes ?? []).map(({ id }) => id)];
  };

  assert.deepEqual(matches('active eq "True"'), [true, 'filter.booleanString']);
  assert.deepEqual(matches('active ne "true"'), [false, 'filter.booleanString']);
  assert.deepEqual(matches('emails[primary eq "TRUE" and type eq "work"]'), [
    true,
    'filter.booleanString',
  ]);
  assert.deepEqual(matches('active eq "yes"'), [false, 'filter.typeMismatch']);
  assert.deepEqual(matches('userName eq "true"'), [false]);
});
