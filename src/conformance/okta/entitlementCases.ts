import { isJsonObject, type JsonObject } from '../../base/json.js';
import { type CaseContext } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { consequences } from './consequences.js';
import { oktaCase } from './oktaCase.js';
import { isSuccess, resourcesOf, textOf, totalOf } from './replies.js';
import { demandStatus } from './statusExpectation.js';

const roleUrn = 'urn:okta:scim:schemas:core:1.0:Role';
const entitlementUrn = 'urn:okta:scim:schemas:core:1.0:Entitlement';
const urns: readonly unknown[] = [roleUrn, entitlementUrn];

export const entitlementCases: readonly ConformanceCase[] = [
  oktaCase({
    id: 'okta.entitlements.discovery',
    group: 'Entitlements',
    title:
      'Each resource type of roles or entitlements is listed at its endpoint with what Okta reads',
    requirements: ['okta.entitlements'],
    run: async (context) => {
      for (const type of await entitlementTypes(context)) {
        const { endpoint } = type;
        const path = `${typeof endpoint === 'string' ? endpoint : ''}?count=1&startIndex=1`;
        const reply = await context.send({ method: 'GET', path });
        demandStatus(context, reply, [200], {
          id: 'status',
          doing: `GET ${path}, the endpoint in ResourceTypes`,
          okta: consequences.entitlementsEmpty,
          fix: 'Serve the endpoint that the resource type names',
        });
        const [first] = resourcesOf(reply);
        context.expect({
          id: 'page',
          sameAs: ['page.tooMany', 'list.itemsPerPage'],
          holds: Number(totalOf(reply)) > 0 && reply.body['itemsPerPage'] === 1,
          message: `GET ${path} has totalResults ${JSON.stringify(totalOf(reply))} and itemsPerPage ${JSON.stringify(reply.body['itemsPerPage'] ?? null)}; Okta's own test wants one at least, and one a page`,
          expected: 1,
          actual: reply.body['itemsPerPage'] ?? null,
          okta: consequences.entitlementsEmpty,
          fix: 'List what can be granted, in pages of count',
          seenIn: [reply],
        });
        expectMembers(context, type, first ?? {});
      }
    },
  }),
];

async function entitlementTypes(context: CaseContext): Promise<readonly JsonObject[]> {
  const reply = await context.send({ method: 'GET', path: '/ResourceTypes' });
  const types = isSuccess(reply)
    ? resourcesOf(reply).filter(({ schema }) => urns.includes(schema))
    : [];
  return types.length > 0
    ? types
    : context.skip("ResourceTypes has none of Okta's roles and entitlements");
}

function expectMembers(context: CaseContext, type: JsonObject, first: JsonObject): void {
  const names = ['id', 'displayName', ...(type['schema'] === entitlementUrn ? ['type'] : [])];
  const missing = names.filter((name) => typeof first[name] !== 'string');
  context.expect({
    id: 'members',
    holds: missing.length === 0,
    message: `An entry of ${textOf(type['endpoint'])} has no ${missing.join(', ')} as a text`,
    expected: names,
    actual: isJsonObject(first) ? first : null,
    okta: consequences.entitlementsEmpty,
    fix: 'Give each role id and displayName, each entitlement type besides (the name of its resource type)',
  });
}
