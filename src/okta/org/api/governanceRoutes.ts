import { notFound } from '../orgError.js';
import { type ApiAnswer, type ApiCall, type ApiRoute, route, ok, toTime } from './apiRoute.js';
import { validationFailed } from './apiError.js';
import { findObject, findText, getText, readObject } from './bodyReader.js';

/**
 * A grant of Okta Identity Governance. How Okta writes one to the server is not known, so nothing is sent: a
 * grant of somebody without the app assigns it to him.
 */
const grant = (call: ApiCall): (() => ApiAnswer) => {
  const { org } = call;
  const body = readObject(call.body);
  const principal = findObject(body, 'targetPrincipal') ?? {};
  const target = findObject(body, 'target') ?? {};
  const grantType = getText(body, 'grantType');
  if ((findText(principal, 'type') ?? 'OKTA_USER') !== 'OKTA_USER') {
    throw validationFailed('targetPrincipal', 'targetPrincipal.type: OKTA_USER is expected');
  }
  const person = org.people.get(getText(principal, 'externalId'));
  const appId = getText(target, 'externalId');
  if (appId !== org.app.id) {
    throw notFound('AppInstance', appId);
  }
  if (!org.accounts.find(person.id)) {
    org.accounts.assign(person.id);
  }
  return () =>
    ok({
      id: `gra${person.id.slice(3)}`,
      grantType,
      status: 'ACTIVE',
      targetPrincipal: { externalId: person.id, type: 'OKTA_USER' },
      actor: findText(body, 'actor') ?? 'ADMIN',
      target: { externalId: appId, type: 'APPLICATION' },
      created: toTime(org.accounts.get(person.id).created),
    });
};

export const governanceRoutes: readonly ApiRoute[] = [
  route('POST', '/governance/api/v1/grants', grant),
];
