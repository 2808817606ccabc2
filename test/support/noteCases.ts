import { type ProfileName } from '../../src/scim/profile.js';
import { type ObservationId } from '../../src/server/observationIds.js';
import { type SendOptions, type ServerRig } from './serverRig.js';
import { groupUrn, patchUrn, searchUrn, userUrn } from './scimAssertions.js';

/** A server with Jane and a group that she is in. */
export interface NoteScene {
  readonly rig: ServerRig;
  readonly janeId: string;
  readonly groupPath: string;
}

/** A request about which the mock server notes something. */
export interface NoteCase {
  readonly id: ObservationId;
  /** `okta` where it does not matter. */
  readonly profile?: ProfileName;
  readonly path: (scene: NoteScene) => string;
  readonly send?: (scene: NoteScene) => SendOptions;
  /** The rule that has found it in the exchange; none: only the server could see it. */
  readonly rule?: string;
  /** Rules that find something else in it. */
  readonly also?: readonly string[];
}

const users = (): string => '/Users';
const user = ({ janeId }: NoteScene): string => `/Users/${janeId}`;
const groups = (): string => '/Groups';
const group = ({ groupPath }: NoteScene): string => groupPath;
const bulk = (): string => '/Bulk';
const query = (text: string) => (): string => `/Users?${text}`;
const filter = (text: string) => query(`filter=${encodeURIComponent(text)}`);

const post = (body: unknown) => (): SendOptions => ({ method: 'POST', body });
const create = (changes: Readonly<Record<string, unknown>>) =>
  post({ schemas: [userUrn], userName: 'omar@example.com', ...changes });
const patch =
  (operation: unknown, changes: Readonly<Record<string, unknown>> = {}) =>
  (): SendOptions => ({
    method: 'PATCH',
    body: { schemas: [patchUrn], Operations: [operation], ...changes },
  });
const bulkOf =
  (operation: (scene: NoteScene) => unknown, changes: Readonly<Record<string, unknown>> = {}) =>
  (scene: NoteScene): SendOptions => ({
    method: 'POST',
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [operation(scene)],
      ...changes,
    },
  });

const twice = (value: string): readonly unknown[] => [
  { value, type: 'work' },
  { value, type: 'work' },
];

const bodyCases: readonly NoteCase[] = [
  {
    id: 'body.bareMember',
    profile: 'entra',
    path: groups,
    send: ({ janeId }) => ({
      method: 'POST',
      body: { schemas: [groupUrn], displayName: 'Ops', members: [janeId] },
    }),
    rule: 'schema.type',
  },
  {
    id: 'body.booleanString',
    path: users,
    send: create({ active: 'True' }),
    rule: 'schema.booleanText',
  },
  {
    id: 'body.booleanString',
    path: user,
    send: patch({ op: 'replace', path: 'active', value: 'False' }),
    rule: 'schema.booleanText',
  },
  {
    id: 'body.byteOrderMark',
    path: users,
    send: () => ({
      method: 'POST',
      body: Buffer.from(`\uFEFF${JSON.stringify({ schemas: [userUrn], userName: 'omar' })}`),
    }),
  },
  {
    id: 'body.coreUrn',
    path: users,
    send: create({ [userUrn]: { displayName: 'Omar' } }),
    rule: 'schema.coreUrn',
  },
  {
    id: 'body.duplicateValue',
    path: users,
    send: create({ emails: twice('omar@example.com') }),
    rule: 'value.repeated',
  },
  {
    id: 'body.readOnly',
    path: users,
    send: create({ id: '4711' }),
    rule: 'schema.readOnlySent',
  },
  {
    id: 'body.readOnly',
    path: user,
    send: ({ janeId }) => ({
      method: 'PUT',
      body: { schemas: [userUrn], id: janeId, userName: 'jane@example.com' },
    }),
  },
  {
    id: 'body.readOnly',
    path: group,
    send: patch({ op: 'replace', value: { id: '4711', displayName: 'Sales' } }),
    rule: 'patch.readOnlyValue',
  },
  {
    id: 'body.schemas',
    path: users,
    send: create({ schemas: undefined }),
    rule: 'schemas.missing',
  },
  {
    id: 'body.secondPrimary',
    path: users,
    send: create({
      emails: [
        { value: 'a@example.com', primary: true },
        { value: 'b@example.com', primary: true },
      ],
    }),
    rule: 'value.primaryTwice',
  },
  {
    id: 'body.unknownAttribute',
    path: users,
    send: create({ shoeSize: 41 }),
    rule: 'schema.unknownAttribute',
  },
  {
    id: 'body.unknownAttribute',
    path: user,
    send: patch({ op: 'add', value: { shoeSize: 41 } }),
    rule: 'schema.unknownAttribute',
  },
  {
    id: 'body.unknownSchema',
    path: users,
    send: create({ schemas: [userUrn, 'urn:example:1.0:Shoe'] }),
    rule: 'schemas.unknown',
  },
];

const patchCases: readonly NoteCase[] = [
  {
    id: 'patch.addedOnMiss',
    profile: 'entra',
    path: user,
    send: patch({ op: 'replace', path: 'emails[type eq "home"].value', value: 'j@example.org' }),
  },
  {
    id: 'patch.alreadyThere',
    path: group,
    send: ({ janeId }) => patch({ op: 'add', path: 'members', value: [{ value: janeId }] })(),
  },
  {
    id: 'patch.booleanString',
    path: user,
    send: patch({ op: 'replace', path: 'emails[primary eq "True"].type', value: 'home' }),
  },
  {
    id: 'patch.emptyOperations',
    profile: 'entra',
    path: user,
    send: () => ({ method: 'PATCH', body: { schemas: [patchUrn], Operations: [] } }),
    rule: 'patch.emptyOperations',
  },
  {
    id: 'patch.filterOnOneValue',
    profile: 'entra',
    path: user,
    send: patch({ op: 'replace', path: 'name[givenName eq "Jane"].familyName', value: 'Roe' }),
    rule: 'patch.filterOnOneValue',
  },
  {
    id: 'patch.listForOne',
    profile: 'entra',
    path: user,
    send: patch({ op: 'replace', path: 'displayName', value: ['Jane Doe'] }),
    rule: 'schema.notSingle',
  },
  {
    id: 'patch.missedRemove',
    path: group,
    send: patch({ op: 'remove', path: 'members[value eq "4711"]' }),
  },
  {
    id: 'patch.opCapitals',
    profile: 'strict',
    path: user,
    send: patch({ op: 'Replace', path: 'title', value: 'Engineer' }),
    rule: 'patch.opCapitals',
  },
  {
    id: 'patch.pathInValue',
    path: user,
    send: patch({ op: 'replace', value: { 'name.familyName': 'Roe' } }),
    rule: 'patch.pathInValue',
  },
  {
    id: 'patch.pathTolerated',
    profile: 'entra',
    path: user,
    send: patch({ op: 'replace', path: 'emails[type eq work].value', value: 'j@example.org' }),
  },
  {
    id: 'patch.removeWithValue',
    path: group,
    send: ({ janeId }) => patch({ op: 'remove', path: 'members', value: [{ value: janeId }] })(),
    rule: 'patch.removeWithValue',
  },
  {
    id: 'patch.schemas',
    path: user,
    send: patch({ op: 'replace', path: 'title', value: 'Engineer' }, { schemas: undefined }),
    rule: 'schemas.missing',
  },
];

const bulkCases: readonly NoteCase[] = [
  {
    id: 'bulk.dataText',
    path: bulk,
    send: bulkOf(() => ({
      method: 'POST',
      path: '/Users',
      bulkId: '1',
      data: JSON.stringify({ schemas: [userUrn], userName: 'omar' }),
    })),
    rule: 'bulk.member',
  },
  {
    id: 'bulk.deleteData',
    path: bulk,
    send: bulkOf((scene) => ({ method: 'DELETE', path: user(scene), data: {} })),
  },
  {
    id: 'bulk.failOnErrorsZero',
    path: bulk,
    send: bulkOf((scene) => ({ method: 'DELETE', path: user(scene) }), { failOnErrors: 0 }),
  },
  {
    id: 'bulk.methodCapitals',
    path: bulk,
    send: bulkOf((scene) => ({ method: 'delete', path: user(scene) })),
  },
  {
    id: 'bulk.pathSlashes',
    path: bulk,
    send: bulkOf((scene) => ({ method: 'DELETE', path: `${user(scene)}/` })),
  },
  {
    id: 'bulk.schemas',
    path: bulk,
    send: bulkOf((scene) => ({ method: 'DELETE', path: user(scene) }), { schemas: undefined }),
    rule: 'schemas.missing',
  },
  {
    id: 'body.readOnly',
    path: bulk,
    send: bulkOf((scene) => ({
      method: 'PUT',
      path: user(scene),
      data: { schemas: [userUrn], id: '4711', userName: 'jane@example.com' },
    })),
  },
];

const queryCases: readonly NoteCase[] = [
  { id: 'filter.booleanString', path: filter('active eq "True"') },
  { id: 'filter.email', path: filter('email eq "jane@example.com"') },
  { id: 'filter.tolerated', profile: 'entra', path: filter('userName eq jane') },
  { id: 'filter.typeMismatch', path: filter('userName eq 7') },
  { id: 'filter.unknownAttribute', path: filter('usrName eq "jane"') },
  {
    id: 'filter.unknownAttribute',
    path: () => '/Users/.search',
    send: post({ schemas: [searchUrn], filter: 'usrName eq "jane"' }),
  },
  {
    id: 'search.schemas',
    path: () => '/Users/.search',
    send: post({ filter: 'userName pr' }),
    rule: 'schemas.missing',
  },
  { id: 'query.emptyParameter', path: query('sortBy=') },
  { id: 'query.parameterCapitals', path: query('startindex=1') },
  { id: 'query.repeatedParameter', path: query('count=1&count=2') },
  { id: 'query.unknownAttribute', path: query('attributes=userName,mail') },
  { id: 'query.unknownParameter', path: query('start=1') },
  { id: 'query.unknownSortBy', path: query('sortBy=surname') },
  {
    id: 'query.unknownSortBy',
    path: () => '/Users/.search',
    send: post({ schemas: [searchUrn], sortBy: 'surname' }),
  },
];

const otherCases: readonly NoteCase[] = [
  {
    id: 'directory.memberType',
    path: groups,
    send: ({ janeId }) => ({
      method: 'POST',
      body: {
        schemas: [groupUrn],
        displayName: 'Ops',
        members: [{ value: janeId, type: 'Group' }],
      },
    }),
  },
  {
    id: 'directory.lostMembership',
    path: group,
    send: patch({ op: 'add', path: 'members', value: [{ value: '4711' }] }),
  },
  { id: 'url.doubledSlash', profile: 'strict', path: () => '//Users' },
  { id: 'url.trailingSlash', profile: 'strict', path: () => '/Users/' },
  {
    id: 'url.forwardedHostIgnored',
    path: users,
    send: () => ({ headers: { 'X-Forwarded-Host': 'scim.example.com' } }),
  },
  {
    id: 'auth.schemeCapitals',
    path: users,
    send: ({ rig }) => ({
      headers: { Authorization: rig.authorization.replace('Bearer', 'bearer') },
    }),
  },
  {
    id: 'auth.missing',
    path: users,
    send: () => ({ headers: { Authorization: undefined } }),
  },
  {
    id: 'auth.wrongToken',
    path: users,
    send: () => ({ headers: { Authorization: 'Bearer other' } }),
  },
];

/** Of the notes on SCIM requests; those of OAuth 2, of broken HTTP and of faults are made elsewhere. */
export const noteCases: readonly NoteCase[] = [
  ...bodyCases,
  ...patchCases,
  ...bulkCases,
  ...queryCases,
  ...otherCases,
];
