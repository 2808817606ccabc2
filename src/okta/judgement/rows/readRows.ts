import { isJsonArray, isJsonObject } from '../../../base/json.js';
import { oktaEntitlementUrn, oktaRoleUrn } from '../../../scim/schema/oktaEntitlements.js';
import { oktaTexts } from '../../../validate/oktaTexts.js';
import { isSuccess } from '../../client/reply.js';
import { toJsonProblem, toReason } from '../failureReason.js';
import { type JudgedAnswer, type JudgementRow } from '../judgement.js';
import { hasTextCounters, isNoJson, listOf } from '../listChecks.js';

const imports = ['importUsers', 'importGroups'] as const;
const discovery = ['readResourceTypes', 'readEntitlements'] as const;

/** Imports, and what is read for entitlements and schemas. */
export const readRows: readonly JudgementRow[] = [
  {
    id: 'import.failed',
    at: imports,
    condition: 'There is no answer, or its status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: (answer) => `Import failed: ${toReason(answer)}`,
    section: '1.8',
    isInferred: true,
  },
  {
    id: 'import.noJson',
    at: imports,
    condition: 'The status is 200, the body no JSON',
    holds: isNoJson,
    reaction: 'task',
    text: (answer) => `Import failed: ${toJsonProblem(answer)}`,
    section: '6',
    isInferred: true,
  },
  {
    id: 'import.textCounters',
    at: imports,
    condition: 'totalResults, startIndex or itemsPerPage is a text',
    holds: hasTextCounters,
    reaction: 'stop',
    text: () => oktaTexts.silentStop,
    section: '1.8',
    failures: [8],
    isInferred: true,
  },
  {
    id: 'import.noList',
    at: imports,
    condition: 'The body is empty, or no ListResponse',
    holds: (answer) => listOf(answer) === undefined,
    reaction: 'task',
    text: () => oktaTexts.noResults,
    section: '6',
    isInferred: true,
  },
  {
    id: 'import.pageSize',
    at: imports,
    condition: 'itemsPerPage is not the number of resources in the page',
    holds: hasWrongPageSize,
    reaction: 'continue',
    note: "Okta's QA rejects such an integration",
    section: '1.8',
    failures: [42],
  },
  {
    id: 'importUsers.inactive',
    at: ['importUsers'],
    condition: 'Somebody in the page has active false',
    holds: (answer) => listOf(answer)?.resources.some(({ active }) => active === false) ?? false,
    reaction: 'continue',
    note: 'People who are inactive are not imported, and not counted',
    section: '1.8',
    failures: [33],
  },
  {
    id: 'readResourceTypes.noOktaType',
    at: ['readResourceTypes'],
    condition: 'No resource type has the schema of a role or entitlement of Okta',
    holds: (answer) =>
      listOf(answer) !== undefined && !resourceTypesOf(answer.reply.json).some(isOktaType),
    reaction: 'continue',
    note: 'The tab Governance stays empty: Okta knows the URNs urn:okta:scim:schemas:core:1.0:Role and Entitlement alone',
    section: '1.14',
    failures: [43],
  },
  {
    id: 'discovery.unreadable',
    at: discovery,
    condition: 'There is no answer, its status is another than 2xx, or it is no list',
    holds: (answer) => listOf(answer) === undefined,
    reaction: 'stop',
    note: 'The tab Governance stays empty',
    section: '1.14',
    failures: [43],
    isInferred: true,
  },
  {
    id: 'readSchemas.absent',
    at: ['readSchemas'],
    condition: 'There is no answer, its status is another than 2xx, or it is no list',
    holds: (answer) => listOf(answer) === undefined,
    reaction: 'continue',
    note: 'The endpoint may be absent: attributes of schemas that Okta does not know are left out',
    section: '1.14',
  },
];

function hasWrongPageSize(answer: JudgedAnswer): boolean {
  const { itemsPerPage, resources = [] } = listOf(answer) ?? {};
  return typeof itemsPerPage === 'number' && itemsPerPage !== resources.length;
}

const resourceTypesOf = (json: unknown): readonly unknown[] =>
  isJsonObject(json) && isJsonArray(json['Resources']) ? json['Resources'] : [];

const isOktaType = (type: unknown): boolean =>
  isJsonObject(type) && (type['schema'] === oktaRoleUrn || type['schema'] === oktaEntitlementUrn);
