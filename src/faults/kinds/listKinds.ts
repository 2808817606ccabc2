import { type JsonObject, type JsonValue, isJsonObject, readMember } from '../../base/json.js';
import { listResponseUrn } from '../../scim/message/list.js';
import { type BeforeEffect, type FaultContext, type FaultKind } from '../faultKind.js';
import { type FaultOperation } from '../requestFacts.js';
import { findResources, isResource, withResources } from './answerJson.js';
import { scimErrorAnswer } from './errorAnswer.js';

const lists: readonly FaultOperation[] = ['list', 'search'];

/** What servers get wrong in ListResponses (RFC 7644 3.4.2). */
export const listKinds: readonly FaultKind[] = [
  {
    id: 'filterIgnored',
    title: 'Filter ignored',
    does: 'Answers a GET with a filter, or a POST to .search, as if it had none: with everybody.',
    okta: 'The task fails with "Multiple users found by userName. Expected 0 or 1 results but was […]"; with one person on the server, Okta links whoever that is.',
    stage: 'before',
    parameters: [],
    operations: ['lookup', 'search'],
    before: ({ request }) =>
      request.filter !== undefined || /"filter"\s*:/i.test(request.readBody())
        ? { do: 'ignoreFilter' }
        : undefined,
  },
  {
    id: 'lookupMisses',
    title: 'Lookup finds nobody',
    does: 'Answers a GET with a filter with an empty list, whoever is there.',
    okta: 'Okta takes the person for new and sends a POST, which a server that keeps names unique answers with 409; the task fails.',
    stage: 'json',
    parameters: [],
    operations: ['lookup'],
    json: (body) => (findResources(body) ? withResources(body, []) : undefined),
  },
  {
    id: 'lookup404',
    title: 'Lookup answered with 404',
    does: 'Answers 404 with a SCIM error where a filter finds nobody.',
    okta: 'Okta takes it for "not found" and sends the POST; Okta\'s own SPEC test wants 200 with an empty list.',
    stage: 'bytes',
    parameters: [],
    operations: ['lookup'],
    answer: ({ status, text }) =>
      status === 200 && /"totalResults":0\b/.test(text)
        ? { do: 'replace', answer: scimErrorAnswer(404, 'No user was found.') }
        : undefined,
  },
  {
    id: 'numbersAsStrings',
    title: 'Numbers as strings',
    does: 'Sends totalResults, startIndex and itemsPerPage as strings.',
    okta: 'Push stops after the lookup: the System Log shows the sync of the user as FAILURE without a reason, and no POST follows.',
    stage: 'json',
    parameters: [],
    operations: lists,
    json: (body) =>
      findResources(body)
        ? Object.fromEntries(
            Object.entries(body).map(([name, value]) => [
              name,
              typeof value === 'number' ? String(value) : value,
            ]),
          )
        : undefined,
  },
  {
    id: 'itemsPerPage',
    title: 'Wrong itemsPerPage',
    does: 'Sends as itemsPerPage the count that was asked for in place of the number of resources on the page.',
    okta: 'The review of an integration for the catalogue rejects it, since it shows on the last page of an import.',
    stage: 'json',
    parameters: [],
    operations: lists,
    json: (body: JsonObject, { request }: FaultContext): JsonValue | undefined => {
      const resources = findResources(body);
      const asked = Number(request.count ?? 100);
      const wrong = asked === resources?.length ? asked + 1 : asked;
      return resources && Number.isInteger(wrong) ? { ...body, itemsPerPage: wrong } : undefined;
    },
  },
  {
    id: 'bareArray',
    title: 'List without an envelope',
    does: 'Sends the array of resources alone, without the ListResponse around it.',
    okta: 'The connection test says "No results for users returned".',
    stage: 'json',
    parameters: [],
    operations: lists,
    json: (body) => findResources(body),
  },
  {
    id: 'listForResource',
    title: 'A list in place of one resource',
    does: 'Answers a GET of one resource with a ListResponse that holds it.',
    okta: 'Okta sends the envelope back in its next PUT, with its attributes around it, and what it did not map gets lost.',
    stage: 'json',
    parameters: [],
    operations: ['read'],
    json: (body) =>
      isResource(body)
        ? {
            schemas: [listResponseUrn],
            totalResults: 1,
            startIndex: 1,
            itemsPerPage: 1,
            Resources: [body],
          }
        : undefined,
  },
  {
    id: 'inactiveHidden',
    title: 'Deactivated users hidden',
    does: 'Answers 404 for users with active false, and leaves them out of lists.',
    okta: 'Reactivation finds nobody: Okta sends a POST, which makes a duplicate or gets 409.',
    stage: 'json',
    parameters: [],
    before: ({ request }: FaultContext): BeforeEffect | undefined => {
      const subject = request.findSubject();
      return subject && readMember(subject, 'active') === false
        ? { do: 'answer', answer: scimErrorAnswer(404, 'There is no such user.') }
        : undefined;
    },
    json: (body: JsonObject): JsonValue | undefined => {
      const resources = findResources(body);
      const shown = resources?.filter(
        (one) => !isJsonObject(one) || readMember(one, 'active') !== false,
      );
      const hidden = (resources?.length ?? 0) - (shown?.length ?? 0);
      const total = readMember(body, 'totalResults');
      return shown && hidden > 0
        ? {
            ...withResources(body, shown),
            totalResults: typeof total === 'number' ? total - hidden : shown.length,
          }
        : undefined;
    },
  },
];
