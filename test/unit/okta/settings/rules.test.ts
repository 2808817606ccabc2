import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessSettings } from '../../../../src/okta/settings/assessSettings.js';
import { settingsRules } from '../../../../src/okta/settings/checkSettings.js';
import { toCallbackUris } from '../../../../src/okta/settings/oauthCallbacks.js';

const baseUrl = 'https://scim.example.com/scim/v2';

type File = Readonly<Record<string, unknown>>;

/** A settings file that differs from a good one only in its connection. */
const connection = (change: File): File => ({ connection: { baseUrl, ...change } });
const withUrl = (url: string): File => connection({ baseUrl: url });
const withField = (uniqueIdentifierField: string): File => connection({ uniqueIdentifierField });
const withActions = (...provisioningActions: readonly string[]): File =>
  connection({ provisioningActions });
const withSwitches = (actions: readonly string[], toApp: File): File => ({
  ...withActions(...actions),
  toApp,
});
const basic = (username: string): File =>
  connection({ authentication: { mode: 'basic', username } });
const oauth2 = (change: File = {}): File => ({
  appName: 'example_app_1',
  ...connection({
    authentication: {
      mode: 'oauth2',
      accessTokenEndpoint: 'https://login.example.com/token',
      authorizationEndpoint: 'https://login.example.com/authorize?scope=offline_access',
      clientId: 'okta-client',
      ...change,
    },
  }),
});

const attribute = (...customAttributes: readonly File[]): File => ({ customAttributes });
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const badge = { name: 'badge', externalNamespace: enterprise };
const mapped = (...attributeMappings: readonly File[]): File => ({ attributeMappings });
const title = { attribute: 'title', expression: 'user.title' };
const pushed = (...pushGroups: readonly File[]): File => ({ pushGroups });
const oin = (submission: File, rest: File = {}): File => ({ appKind: 'oin', submission, ...rest });

interface Example {
  readonly broken: File;
  readonly kept: File;
}

const profileExamples: Readonly<Record<string, Example>> = {
  'customAttributes.namespace': {
    broken: attribute({ name: 'badge' }),
    kept: attribute(badge),
  },
  'customAttributes.namespaceForm': {
    broken: attribute({ name: 'badge', externalNamespace: 'enterprise' }),
    kept: attribute(badge),
  },
  'customAttributes.reserved': {
    broken: attribute({ ...badge, name: 'Groups' }),
    kept: attribute({ ...badge, name: 'group' }),
  },
  'customAttributes.builtIn': {
    broken: attribute({ ...badge, name: 'Department' }),
    kept: attribute({ ...badge, name: 'departmentCode' }),
  },
  'customAttributes.twice': {
    broken: attribute(badge, { ...badge, name: 'Badge' }),
    kept: attribute(badge, { ...badge, name: 'badge2' }),
  },
  'customAttributes.unmapped': {
    broken: { ...attribute(badge), ...mapped(title) },
    kept: { ...attribute(badge), ...mapped({ attribute: 'badge', expression: 'user.badge' }) },
  },
  'attributeMappings.userName': {
    broken: mapped({ attribute: 'userName', expression: 'user.login' }),
    kept: mapped(title),
  },
  'attributeMappings.unknown': {
    broken: mapped({ attribute: 'badge', expression: 'user.badge' }),
    kept: { ...attribute(badge), ...mapped({ attribute: 'badge', expression: 'user.badge' }) },
  },
  'attributeMappings.twice': {
    broken: mapped(title, title),
    kept: mapped(title, { attribute: 'nickName', expression: 'user.nickName' }),
  },
  'assignedGroups.pushed': {
    broken: { assignedGroups: ['Staff'], ...pushed({ name: 'Staff' }) },
    kept: { assignedGroups: ['Staff'], ...pushed({ name: 'Engineering' }) },
  },
  'pushGroups.action': {
    broken: { ...withActions('pushNewUsers'), ...pushed({ name: 'Engineering' }) },
    kept: { ...withActions('pushNewUsers', 'pushGroups'), ...pushed({ name: 'Engineering' }) },
  },
  'pushGroups.twice': {
    broken: pushed({ name: 'A' }, { name: 'B', targetName: 'A' }),
    kept: pushed({ name: 'A' }, { name: 'B' }),
  },
  'pushGroups.renamed': {
    broken: pushed({ name: 'A', targetName: 'B' }),
    kept: pushed({ name: 'A', targetName: 'A' }),
  },
  'entitlementTypes.endpoint': {
    broken: { entitlementTypes: [{ name: 'Role', endpoint: '/users' }] },
    kept: { entitlementTypes: [{ name: 'Role', endpoint: '/Roles' }] },
  },
  'entitlementTypes.scimVersion': {
    broken: {
      ...connection({ scimVersion: '1.1' }),
      entitlementTypes: [{ name: 'Role', endpoint: '/Roles' }],
    },
    kept: { entitlementTypes: [{ name: 'Role', endpoint: '/Roles' }] },
  },
};

const submissionExamples: Readonly<Record<string, Example>> = {
  'oin.scimVersion': {
    broken: oin({}, connection({ scimVersion: '1.1' })),
    kept: connection({ scimVersion: '1.1' }),
  },
  'oin.basic': { broken: oin({}, basic('okta')), kept: basic('okta') },
  'submission.name': {
    broken: oin({}, { label: 'a'.repeat(65) }),
    kept: oin({ name: 'a'.repeat(64) }, { label: 'a'.repeat(65) }),
  },
  'submission.description': { broken: oin({}), kept: oin({ description: 'Strawberries.' }) },
  'submission.logo': { broken: oin({}), kept: oin({ logo: 'https://acme.okta.com/bc/logo' }) },
  'submission.setupInstructions': {
    broken: oin({}),
    kept: oin({ setupInstructions: 'https://doc.example.com' }),
  },
  'submission.https': {
    broken: oin({ setupInstructions: 'http://doc.example.com' }),
    kept: oin({ setupInstructions: 'https://doc.example.com' }),
  },
  'submission.escalationContact': {
    broken: oin({}),
    kept: oin({ escalationContact: 'oin@example.com' }),
  },
  'submission.testAccount': {
    broken: oin({ testAccount: { url: 'https://example.com' } }),
    kept: oin({ testAccount: { url: 'https://example.com', username: 'okta' } }),
  },
  'submission.tooManyVariables': {
    broken: oin({ tenantVariables: 'abcdefghi'.split('').map((name) => ({ name })) }),
    kept: oin({ tenantVariables: 'abcdefgh'.split('').map((name) => ({ name })) }),
  },
  'submission.variableName': {
    broken: oin({ tenantVariables: [{ name: 'sub-domain' }] }),
    kept: oin({ tenantVariables: [{ name: 'sub_domain' }] }),
  },
  'submission.unknownVariable': {
    broken: oin({ baseUrlExpression: "'https://app.other.com/' + app.tenant" }),
    kept: oin({
      baseUrlExpression: "'https://app.other.com/' + app.tenant",
      tenantVariables: [{ name: 'tenant' }],
    }),
  },
  'submission.expressionForm': {
    broken: oin({ baseUrlExpression: "'http://scim.example.com'" }),
    kept: oin({ baseUrlExpression: "'https://scim.example.com'" }),
  },
};

/** Each rule with the nearest settings on both of its sides. */
const examples: Readonly<Record<string, Example>> = {
  'app.label': { broken: { ...withUrl(baseUrl), label: ' ' }, kept: { label: 'App' } },
  'app.name': { broken: { appName: 'a/b' }, kept: { appName: 'example_app_1' } },
  'signOn.oidc': { broken: { signOnMode: 'oidc' }, kept: { signOnMode: 'swa' } },
  'toOkta.profileSourcingByOkta': {
    broken: { appKind: 'oin', toOkta: { profileSourcing: true } },
    kept: { appKind: 'oin' },
  },
  'usernameFormat.same': {
    broken: { usernameFormat: 'okta' },
    kept: { usernameFormat: 'String.toLowerCase(source.login)' },
  },
  'toOkta.profileSourcing': {
    broken: { toOkta: { profileSourcing: true } },
    kept: { toOkta: { profileSourcing: false } },
  },
  'baseUrl.missing': { broken: withUrl(''), kept: withUrl(baseUrl) },
  'baseUrl.notUrl': { broken: withUrl('scim.example.com/scim'), kept: withUrl(baseUrl) },
  'baseUrl.scheme': {
    broken: withUrl('http://scim.example.com/scim/v2'),
    kept: withUrl('http://localhost:8484/scim/v2'),
  },
  'baseUrl.loopback': {
    broken: withUrl('http://localhost:8484/scim/v2'),
    kept: withUrl('https://localhost.example.com/scim/v2'),
  },
  'baseUrl.private': {
    broken: withUrl('https://192.168.1.20/scim/v2'),
    kept: withUrl('https://192.0.2.20/scim/v2'),
  },
  'baseUrl.underscore': {
    broken: withUrl('https://scim_dev.example.com/scim/v2'),
    kept: withUrl('https://scim-dev.example.com/scim/v2'),
  },
  'baseUrl.query': { broken: withUrl(`${baseUrl}?tenant=a`), kept: withUrl(baseUrl) },
  'baseUrl.endpoint': { broken: withUrl(`${baseUrl}/Users`), kept: withUrl(`${baseUrl}/UsersApi`) },
  'baseUrl.slash': { broken: withUrl(`${baseUrl}/`), kept: withUrl('https://scim.example.com/') },
  'scimVersion.old': {
    broken: connection({ scimVersion: '1.1' }),
    kept: connection({ scimVersion: '2.0' }),
  },
  'uniqueIdentifier.invalid': { broken: withField('user name'), kept: withField('userName') },
  'uniqueIdentifier.unknownToOkta': { broken: withField('id'), kept: withField('identifier') },
  'uniqueIdentifier.unusual': { broken: withField('emails.value'), kept: withField('username') },
  'actions.none': { broken: withActions(), kept: withActions('importGroups') },
  'actions.groupsWithoutUsers': {
    broken: withActions('pushGroups'),
    kept: withActions('pushGroups', 'pushNewUsers'),
  },
  'actions.importGroups': {
    broken: withActions('pushNewUsers', 'importGroups'),
    kept: withActions('pushNewUsers', 'importNewUsersAndProfileUpdates'),
  },
  'toApp.createUsers': {
    broken: withSwitches(['pushProfileUpdates'], { createUsers: true }),
    kept: withSwitches(['pushNewUsers'], { createUsers: true }),
  },
  'toApp.updateUserAttributes': {
    broken: withSwitches(['pushNewUsers'], { updateUserAttributes: true }),
    kept: withSwitches(['pushProfileUpdates'], { updateUserAttributes: true }),
  },
  'toApp.deactivateUsers': {
    broken: withSwitches(['importGroups'], { deactivateUsers: true }),
    kept: withSwitches(['pushProfileUpdates'], { deactivateUsers: true }),
  },
  'toApp.excludeUsernameUpdates': {
    broken: withSwitches(['pushNewUsers'], { excludeUsernameUpdates: true }),
    kept: withSwitches(['pushProfileUpdates'], { excludeUsernameUpdates: true }),
  },
  'toApp.syncPassword': {
    broken: withSwitches([], { syncPassword: true }),
    kept: withSwitches(['pushNewUsers'], { syncPassword: true }),
  },
  'toApp.createOff': {
    broken: withSwitches(['pushNewUsers'], { createUsers: false }),
    kept: withSwitches(['pushProfileUpdates'], { createUsers: false }),
  },
  'toApp.updateOff': {
    broken: withSwitches(['pushProfileUpdates'], { updateUserAttributes: false }),
    kept: withSwitches(['pushNewUsers'], { updateUserAttributes: false }),
  },
  'toApp.deactivateOff': {
    broken: withSwitches(['pushNewUsers'], { deactivateUsers: false }),
    kept: withSwitches(['importGroups'], { deactivateUsers: false }),
  },
  'basic.colon': { broken: basic('okta:admin'), kept: basic('okta-admin') },
  'basic.username': { broken: basic(''), kept: basic('okta') },
  'oauth2.accessTokenEndpoint.missing': {
    broken: oauth2({ accessTokenEndpoint: undefined }),
    kept: oauth2(),
  },
  'oauth2.accessTokenEndpoint.https': {
    broken: oauth2({ accessTokenEndpoint: 'http://login.example.com/token' }),
    kept: oauth2(),
  },
  'oauth2.accessTokenEndpoint.reach': {
    broken: oauth2({ accessTokenEndpoint: 'https://login.internal/token' }),
    kept: oauth2(),
  },
  'oauth2.authorizationEndpoint.missing': {
    broken: oauth2({ authorizationEndpoint: '' }),
    kept: oauth2(),
  },
  'oauth2.authorizationEndpoint.https': {
    broken: oauth2({ authorizationEndpoint: 'login' }),
    kept: oauth2(),
  },
  'oauth2.authorizationEndpoint.reach': {
    broken: oauth2({ authorizationEndpoint: 'https://10.0.0.5/authorize' }),
    kept: oauth2(),
  },
  'oauth2.sameEndpoint': {
    broken: oauth2({ authorizationEndpoint: 'https://login.example.com/token' }),
    kept: oauth2(),
  },
  'oauth2.clientId': { broken: oauth2({ clientId: '' }), kept: oauth2() },
  'oauth2.scope': {
    broken: oauth2({ authorizationEndpoint: 'https://login.example.com/authorize' }),
    kept: oauth2(),
  },
  'oauth2.appName': { broken: { ...oauth2(), appName: '' }, kept: oauth2() },
  'oauth2.scopeTwice': {
    broken: oauth2({ scopes: ['scim'] }),
    kept: oauth2({
      scopes: ['scim'],
      authorizationEndpoint: 'https://login.example.com/authorize',
    }),
  },
  'oauth2.redirectUris': {
    broken: oauth2({ redirectUris: toCallbackUris('example_app_1').slice(1) }),
    kept: oauth2({ redirectUris: toCallbackUris('example_app_1') }),
  },
  ...profileExamples,
  ...submissionExamples,
};

await test('every rule has an example on both of its sides', () => {
  const ids = settingsRules.map(({ id }) => id);

  assert.deepEqual(Object.keys(examples).sort(), [...ids].sort());
});

for (const { id, level, pointer } of settingsRules) {
  await test(`${id} is found where it is broken, at its place and with a way out`, () => {
    const { findings } = assessSettings(examples[id]?.broken);

    const found = findings.find((finding) => finding.id === id);
    assert.equal(found?.level, level);
    // Rules about the items of a list name the item.
    assert.equal(found.pointer.replace(/\/\d+$/, ''), pointer);
    assert.match(found.message, /^[A-Z0-9[].*[.:]$/i);
    assert.match(found.consequence ?? '', /\.$/);
    assert.match(found.fix ?? '', /\.$/);
  });

  await test(`${id} is silent where it is kept`, () => {
    const { findings } = assessSettings(examples[id]?.kept);

    assert.deepEqual(
      findings.filter((finding) => finding.id === id),
      [],
    );
  });
}

await test('settings with an error are not usable, settings with warnings and hints are', () => {
  assert.equal(assessSettings(withUrl('http://scim.example.com')).isUsable, false);
  assert.equal(assessSettings(withUrl('http://localhost:8484/scim/v2/')).isUsable, true);
});

await test('errors come first, then warnings, then hints', () => {
  const { findings } = assessSettings({
    ...withUrl('http://localhost/scim/v2/'),
    signOnMode: 'oidc',
    unknown: 1,
  });

  assert.deepEqual(
    findings.map(({ id }) => id),
    ['signOn.oidc', 'member.unknown', 'baseUrl.loopback', 'baseUrl.slash'],
  );
});

await test('OIDC and profile sourcing are refused with the other way', () => {
  const { findings } = assessSettings({
    ...withUrl(baseUrl),
    signOnMode: 'oidc',
    toOkta: { profileSourcing: true },
  });

  const [oidc, sourcing] = findings;
  assert.match(oidc?.fix ?? '', /Okta Integration Wizard \(OIW\)/);
  assert.match(sourcing?.fix ?? '', /SCIM test template of the OIN catalogue.*private integration/);
});
