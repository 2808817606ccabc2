import { toReply } from '../../src/okta/client/reply.js';
import {
  type JudgedAnswer,
  type ReactionKind,
  type StepKind,
} from '../../src/okta/judgement/judgement.js';
import { type ScriptedAnswer, toSent } from './scriptedTransport.js';
import { lenaOnServer } from './oktaAccounts.js';

export const judged = (
  step: StepKind,
  answer: ScriptedAnswer,
  over: Partial<JudgedAnswer> = {},
): JudgedAnswer => ({
  step,
  kind: 'aiw',
  reply: toReply(toSent({ method: 'GET', path: '/Users' }, answer)),
  names: {
    app: 'Example App',
    userName: 'lena.brandt@example.com',
    displayName: 'Lena Brandt',
    group: 'Sales',
    host: 'scim.example.com',
    port: '443',
  },
  createsUsers: true,
  ...over,
});

export const list = (...resources: readonly unknown[]): object => ({
  totalResults: resources.length,
  startIndex: 1,
  itemsPerPage: resources.length,
  Resources: resources,
});
const listWith = (over: object): object => ({ ...list({ id: 'u1' }), ...over });
const error = (detail: string): object => ({ detail, status: '400' });
export const html = '<html><body>Bad Gateway</body></html>';

export interface JudgedExample {
  readonly row: string;
  readonly step: StepKind;
  readonly answer: ScriptedAnswer;
  readonly over?: Partial<JudgedAnswer>;
  readonly kind: ReactionKind;
  readonly text?: string;
}

/** One for each row of the table at least. */
export const judgedExamples: readonly JudgedExample[] = [
  {
    ...{
      row: 'any.tooManyRequests',
      step: 'createUser',
      kind: 'retry',
      text: 'Rate Limit Exceeded',
    },
    answer: { status: 429 },
  },
  {
    ...{ row: 'probe.timedOut', step: 'probeUsers', kind: 'task' },
    answer: { failure: 'timedOut' },
    text: 'Error authenticating: Connect to scim.example.com:443 […] failed: Connect timed out',
  },
  {
    ...{ row: 'probe.unreachable', step: 'probeGroups', kind: 'task' },
    answer: { failure: 'refused' },
    text: 'Error authenticating: null',
  },
  {
    ...{ row: 'probe.unauthorized', step: 'probeUsers', kind: 'task' },
    answer: { status: 401, body: error('no') },
    text: 'Error authenticating: Unauthorized. The connector configuration could not be tested. Make sure that the URL, Authentication Parameters are correct and that there is an implementation available at the URL provided.',
  },
  { ...{ row: 'probe.status', step: 'probeUsers', kind: 'task' }, answer: { status: 302 } },
  ...['', '[]', html, '{"id":"u1"}', '"x"'].map((body): JudgedExample => ({
    ...{ row: 'probe.noList', step: 'probeUsers', kind: 'task' },
    answer: { body },
    text: 'No results for users returned',
  })),
  { ...{ row: 'any.success', step: 'probeUsers', kind: 'continue' }, answer: { body: list() } },
  {
    ...{ row: 'find.notFoundError', step: 'findUser', kind: 'continue' },
    answer: { status: 404, body: { detail: 'User not found', status: 404 } },
  },
  {
    ...{ row: 'findUser.failed', step: 'findUser', kind: 'task' },
    answer: { status: 404, body: html },
    text: "Error while verifying if user lena.brandt@example.com exists: Not Found. Errors reported by remote server: Invalid JSON: Unexpected character ('<' (code 60)) ... line: 1, column: 1",
  },
  {
    ...{ row: 'findUser.failed', step: 'findUser', kind: 'task' },
    answer: { status: 401, body: error('Invalid SCIM token') },
    text: 'Error while verifying if user lena.brandt@example.com exists: Unauthorized. Errors reported by remote server: Invalid SCIM token',
  },
  {
    ...{ row: 'findGroup.failed', step: 'findGroup', kind: 'task' },
    answer: { status: 502, body: 'error code: 502' },
    text: "Error while verifying if group Sales exists: Bad Gateway. Errors reported by remote server: Invalid JSON: Unrecognized token 'error' ... line: 1, column: 6",
  },
  { ...{ row: 'find.noJson', step: 'findUser', kind: 'task' }, answer: { body: html } },
  {
    ...{ row: 'find.textCounters', step: 'findUser', kind: 'stop' },
    answer: { body: listWith({ startIndex: '1' }) },
    text: '"Sync user in external application" FAILURE with the reason null',
  },
  { ...{ row: 'find.noList', step: 'findGroup', kind: 'stop' }, answer: { body: [] } },
  {
    ...{ row: 'findUser.several', step: 'findUser', kind: 'task' },
    answer: { body: list({ id: 'u1' }, { id: 'u2' }) },
    text: 'Automatic provisioning of user lena.brandt@example.com to app Example App failed: Multiple users found by userName. Expected 0 or 1 results but was [2]',
  },
  {
    ...{ row: 'findGroup.several', step: 'findGroup', kind: 'task' },
    answer: { body: list({ id: 'g1' }, { id: 'g2' }) },
  },
  { ...{ row: 'find.noId', step: 'findUser', kind: 'stop' }, answer: { body: list({ name: {} }) } },
  {
    ...{ row: 'findUser.notCreated', step: 'findUser', kind: 'task' },
    answer: { body: list() },
    over: { createsUsers: false },
    text: 'Automatic provisioning of user lena.brandt@example.com to app Example App failed: Matching user not found.',
  },
  { ...{ row: 'any.success', step: 'findUser', kind: 'continue' }, answer: { body: list() } },
  {
    ...{ row: 'createUser.conflict', step: 'createUser', kind: 'task' },
    answer: { status: 409, body: error('User already exists in the database.') },
    text: 'Automatic provisioning of user lena.brandt@example.com to app Example App failed: Error while creating user Lena Brandt: Conflict. Errors reported by remote server: User already exists in the database.',
  },
  {
    ...{ row: 'createUser.failed', step: 'createUser', kind: 'task' },
    answer: {
      status: 400,
      body: { Errors: [{ description: 'department is required', code: 400 }] },
    },
    text: 'Automatic provisioning of user lena.brandt@example.com to app Example App failed: Error while creating user Lena Brandt: Bad Request. Errors reported by remote server: department is required',
  },
  {
    ...{ row: 'createUser.empty', step: 'createUser', kind: 'task' },
    answer: { status: 201 },
    text: 'Automatic provisioning of user lena.brandt@example.com to app Example App failed: Error while creating user Lena Brandt: Create new user returned empty user.',
  },
  {
    ...{ row: 'createUser.noJson', step: 'createUser', kind: 'task' },
    answer: { status: 201, body: html },
  },
  {
    ...{ row: 'createUser.noId', step: 'createUser', kind: 'task' },
    answer: { status: 201, body: {} },
  },
  {
    ...{ row: 'any.success', step: 'createUser', kind: 'continue' },
    answer: { status: 201, body: { id: 1 } },
  },
  {
    ...{ row: 'readUser.notFound', step: 'readUser', kind: 'task' },
    answer: { status: 404, body: error('gone') },
    text: 'Automatic provisioning of user lena.brandt@example.com to app Example App failed: Matching user not found.',
  },
  { ...{ row: 'readUser.failed', step: 'readUser', kind: 'task' }, answer: { status: 500 } },
  { ...{ row: 'readUser.noJson', step: 'readUser', kind: 'task' }, answer: { body: html } },
  { ...{ row: 'readUser.noJson', step: 'readUser', kind: 'task' }, answer: { body: [] } },
  {
    ...{ row: 'readUser.list', step: 'readUser', kind: 'continue' },
    answer: { body: list({ id: 'u1' }) },
  },
  {
    ...{ row: 'readUser.otherId', step: 'readUser', kind: 'continue' },
    answer: { body: lenaOnServer() },
    over: { id: 'u2' },
  },
  {
    ...{ row: 'pushProfile.failed', step: 'pushProfile', kind: 'task' },
    answer: { status: 400, body: error('Invalid parameter provided in request: value.') },
    text: 'Error while trying to push profile update for lena.brandt@example.com: Bad Request. Errors reported by remote server: Invalid parameter provided in request: value.',
  },
  {
    ...{ row: 'pushProfile.inactive', step: 'pushProfile', kind: 'continue' },
    answer: { body: lenaOnServer({ active: false }) },
  },
  { ...{ row: 'write.empty', step: 'pushProfile', kind: 'continue' }, answer: { status: 204 } },
  { ...{ row: 'write.noJson', step: 'setActive', kind: 'task' }, answer: { body: html } },
  { ...{ row: 'setActive.failed', step: 'setActive', kind: 'task' }, answer: { status: 501 } },
  { ...{ row: 'any.success', step: 'setActive', kind: 'continue' }, answer: { status: 204 } },
  {
    ...{ row: 'pushPassword.failed', step: 'pushPassword', kind: 'task' },
    answer: { status: 400 },
  },
  {
    ...{ row: 'createGroup.failed', step: 'createGroup', kind: 'task' },
    answer: { status: 409, body: error('Resource [GROUP]: with displayName already exists') },
  },
  {
    ...{ row: 'createGroup.noJson', step: 'createGroup', kind: 'task' },
    answer: { status: 201, body: html },
  },
  { ...{ row: 'createGroup.noId', step: 'createGroup', kind: 'task' }, answer: { status: 201 } },
  {
    ...{ row: 'updateGroup.failed', step: 'updateGroup', kind: 'task' },
    answer: {
      status: 501,
      body: error('patch-REPLACE-operation not supported for group.members'),
    },
    text: 'Unable to update Group Push mapping target App group Sales: Error while updating user group membership for group Sales Not Implemented. Errors reported by remote server: patch-REPLACE-operation not supported for group.members',
  },
  { ...{ row: 'updateGroup.noJson', step: 'readGroup', kind: 'task' }, answer: { body: html } },
  { ...{ row: 'any.success', step: 'updateGroup', kind: 'continue' }, answer: { status: 204 } },
  { ...{ row: 'deleteGroup.failed', step: 'deleteGroup', kind: 'task' }, answer: { status: 405 } },
  { ...{ row: 'import.failed', step: 'importUsers', kind: 'task' }, answer: { status: 500 } },
  { ...{ row: 'import.noJson', step: 'importUsers', kind: 'task' }, answer: { body: html } },
  {
    ...{ row: 'import.textCounters', step: 'importGroups', kind: 'stop' },
    answer: { body: listWith({ totalResults: '1' }) },
  },
  { ...{ row: 'import.noList', step: 'importUsers', kind: 'task' }, answer: { body: {} } },
  {
    ...{ row: 'import.pageSize', step: 'importUsers', kind: 'continue' },
    answer: { body: listWith({ itemsPerPage: 100 }) },
  },
  {
    ...{ row: 'importUsers.inactive', step: 'importUsers', kind: 'continue' },
    answer: { body: list({ id: 'u1', active: false }) },
  },
  {
    ...{ row: 'readResourceTypes.noOktaType', step: 'readResourceTypes', kind: 'continue' },
    answer: { body: list({ schema: 'urn:ietf:params:scim:schemas:core:2.0:Entitlement' }) },
  },
  {
    ...{ row: 'any.success', step: 'readResourceTypes', kind: 'continue' },
    answer: { body: list({ schema: 'urn:okta:scim:schemas:core:1.0:Entitlement' }) },
  },
  {
    ...{ row: 'discovery.unreadable', step: 'readEntitlements', kind: 'stop' },
    answer: { status: 404 },
  },
  {
    ...{ row: 'readSchemas.absent', step: 'readSchemas', kind: 'continue' },
    answer: { status: 404 },
  },
];
