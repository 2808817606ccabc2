import { type JsonObject, readMember } from '../../base/json.js';
import { type FaultKind } from '../faultKind.js';
import { findText } from '../faultValue.js';
import { type FaultOperation } from '../requestFacts.js';
import { changeResources, cutMember, findResources, isUser } from './answerJson.js';

/** The requests that are answered with resources. */
const carriers: readonly FaultOperation[] = [
  'list',
  'search',
  'read',
  'create',
  'replace',
  'patch',
];

/** What servers get wrong in resources. */
export const resourceKinds: readonly FaultKind[] = [
  {
    id: 'missingId',
    title: 'Resources without id',
    does: 'Leaves `id` out of the resources of an answer (RFC 7643 3.1 requires it).',
    okta: 'Okta has nothing to keep as the External ID of the person: the push is not linked, and later updates and the deactivation are not sent.',
    stage: 'json',
    parameters: [],
    operations: carriers,
    json: (body) => changeResources(body, (resource) => cutMember(resource, 'id')),
  },
  {
    id: 'missingSchemas',
    title: 'Resources without schemas',
    does: 'Leaves `schemas` out of the resources of an answer, and out of the list around them (RFC 7643 3).',
    okta: "Okta names it as required; Okta's SPEC test fails on it.",
    stage: 'json',
    parameters: [],
    operations: carriers,
    json: (body) =>
      findResources(body) ? cutMember(cutSchemas(body) ?? body, 'schemas') : cutSchemas(body),
  },
  {
    id: 'missingMeta',
    title: 'Resources without meta',
    does: 'Leaves `meta` out of the resources of an answer (RFC 7643 3.1).',
    okta: 'Okta names meta.location and meta.resourceType as required for people that a lookup finds; what it does without them is not confirmed by any source.',
    stage: 'json',
    parameters: [],
    operations: carriers,
    json: (body) => changeResources(body, (resource) => cutMember(resource, 'meta')),
  },
  {
    id: 'activeAsString',
    title: 'active is no boolean',
    does: 'Sends `active` of users as a string or a number.',
    okta: 'The status is wrong after an import, or never changes; reported for 1 and 0, not confirmed for strings.',
    stage: 'json',
    parameters: [
      {
        name: 'as',
        description: '"true" and "false", "True" and "False", or 1 and 0',
        type: { kind: 'choice', values: ['string', 'capital', 'number'] },
        usual: 'string',
      },
    ],
    operations: carriers,
    json: (body, { values }) =>
      changeResources(body, (resource) => {
        const active = readMember(resource, 'active');
        return typeof active === 'boolean'
          ? { ...resource, active: writeActive(active, findText(values, 'as')) }
          : undefined;
      }),
  },
  {
    id: 'passwordEchoed',
    title: 'Passwords in answers',
    does: 'Adds a `password` to the users of an answer (RFC 7643 4.1.1: never returned). It is a made-up one; real passwords are not shown.',
    okta: 'Okta sends it back in its next PUT, where it becomes the password of the person.',
    stage: 'json',
    parameters: [],
    operations: carriers,
    json: (body) =>
      changeResources(body, (resource) =>
        isUser(resource) ? { ...resource, password: 'made-up-by-a-fault' } : undefined,
      ),
  },
];

const cutSchemas = (body: JsonObject): JsonObject | undefined =>
  changeResources(body, (resource) => cutMember(resource, 'schemas'));

function writeActive(active: boolean, form: string | undefined): string | number {
  if (form === 'number') {
    return active ? 1 : 0;
  }
  const word = String(active);
  return form === 'capital' ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
