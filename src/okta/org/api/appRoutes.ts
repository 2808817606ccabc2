import { type JsonObject } from '../../../base/json.js';
import { type OrgSwitches, type OrgApp } from '../orgApp.js';
import { notFound } from '../orgError.js';
import {
  type ApiAnswer,
  type ApiCall,
  type ApiRoute,
  route,
  noContent,
  ok,
  toLinks,
} from './apiRoute.js';
import { resourceNotFound, validationFailed } from './apiError.js';
import { findObject, findText, readObject } from './bodyReader.js';
import { toAppJson } from './resourceJson.js';

/** There is one. @throws OrgError */
export function getApp({ org, id }: ApiCall): OrgApp {
  const wanted = id('appId');
  if (wanted !== org.app.id) {
    throw notFound('AppInstance', wanted);
  }
  return org.app;
}

const toApp = (call: ApiCall): JsonObject => toAppJson(call.org.app, call.targetUrl, call.origin);

const status = (isOn: boolean): JsonObject => ({ status: isOn ? 'ENABLED' : 'DISABLED' });

const toProvisioningFeature = (app: OrgApp, origin: string): JsonObject => ({
  name: 'USER_PROVISIONING',
  status: app.isProvisioningEnabled ? 'ENABLED' : 'DISABLED',
  description: 'User provisioning settings from Okta to a downstream application',
  capabilities: {
    create: { lifecycleCreate: status(app.createsUsers) },
    update: {
      profile: status(app.updatesAttributes),
      lifecycleDeactivate: status(app.deactivatesUsers),
      password: {
        ...status(app.syncsPassword),
        seed: app.syncsPassword ? 'OKTA' : 'RANDOM',
        change: 'KEEP_EXISTING',
      },
    },
  },
  _links: toLinks({ self: `${origin}/api/v1/apps/${app.id}/features/USER_PROVISIONING` }),
});

/** Okta answers 400 unless provisioning is enabled. */
function checkEnabled(app: OrgApp): OrgApp {
  if (!app.isProvisioningEnabled) {
    throw validationFailed('provisioning', 'Provisioning is not enabled for the app instance.');
  }
  return app;
}

function getFeature(call: ApiCall): OrgApp {
  const app = checkEnabled(getApp(call));
  const name = call.id('featureName');
  if (name !== 'USER_PROVISIONING') {
    throw resourceNotFound(`Resource not found: ${name} (there is USER_PROVISIONING)`);
  }
  return app;
}

interface SwitchRow {
  readonly group: 'create' | 'update';
  readonly capability: string;
  readonly name: keyof OrgSwitches;
}

const switchRows: readonly SwitchRow[] = [
  { group: 'create', capability: 'lifecycleCreate', name: 'createsUsers' },
  { group: 'update', capability: 'profile', name: 'updatesAttributes' },
  { group: 'update', capability: 'lifecycleDeactivate', name: 'deactivatesUsers' },
  { group: 'update', capability: 'password', name: 'syncsPassword' },
];

/** What is not in the body stays. */
const updateFeature = (call: ApiCall): ApiAnswer => {
  getFeature(call);
  const body = readObject(call.body);
  const switches = switchRows.flatMap(({ group, capability, name }) => {
    const given = findObject(findObject(body, group) ?? {}, capability);
    const text = given && findText(given, 'status');
    if (text !== undefined && text !== 'ENABLED' && text !== 'DISABLED') {
      throw validationFailed('status', `${capability}.status: ENABLED or DISABLED is expected`);
    }
    return text === undefined ? [] : [[name, text === 'ENABLED'] as const];
  });
  call.org.configure(Object.fromEntries(switches));
  return ok(toProvisioningFeature(call.org.app, call.origin));
};

const setProvisioning =
  (isProvisioningEnabled: boolean) =>
  (call: ApiCall): ApiAnswer => {
    getApp(call);
    call.org.configure({ isProvisioningEnabled });
    return noContent;
  };

const connection = '/api/v1/apps/{appId}/connections/default/lifecycle';

export const appRoutes: readonly ApiRoute[] = [
  route('GET', '/api/v1/apps', (call) => ok([toApp(call)])),
  route('GET', '/api/v1/apps/{appId}', (call) => {
    getApp(call);
    return ok(toApp(call));
  }),
  route('GET', '/api/v1/apps/{appId}/features', (call) =>
    ok([toProvisioningFeature(checkEnabled(getApp(call)), call.origin)]),
  ),
  route('GET', '/api/v1/apps/{appId}/features/{featureName}', (call) =>
    ok(toProvisioningFeature(getFeature(call), call.origin)),
  ),
  route('PUT', '/api/v1/apps/{appId}/features/{featureName}', updateFeature),
  route('POST', `${connection}/activate`, setProvisioning(true)),
  route('POST', `${connection}/deactivate`, setProvisioning(false)),
];
