import { type JsonObject } from '../../base/json.js';
import {
  answer,
  type ExampleExchange,
  get,
  type MakeExamples,
} from '../example/exampleExchange.js';
import { listOf } from '../example/exampleResources.js';

const badge: JsonObject = {
  name: 'badge',
  type: 'string',
  multiValued: false,
  description: 'The number on the badge',
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
};

const defined = (changes: JsonObject): ExampleExchange =>
  get(
    '/Schemas/urn:example:badge',
    answer(200, {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
      id: 'urn:example:badge',
      name: 'Badge',
      description: 'Badges',
      attributes: [{ ...badge, ...changes }],
    }),
  );

const typed = (endpoint: string | null): ExampleExchange =>
  get(
    '/ResourceTypes',
    answer(
      200,
      listOf([
        {
          schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
          name: 'User',
          endpoint,
          schema: 'urn:ietf:params:scim:schemas:core:2.0:User',
        },
      ]),
    ),
  );

export const definitionExamples: MakeExamples = () => ({
  'definition.characteristic': {
    failing: [
      defined({ type: 'text' }),
      defined({ mutability: 'readwrite' }),
      defined({ returned: 'sometimes' }),
      defined({ uniqueness: 'unique' }),
    ],
    passing: [defined({}), defined({ type: 'dateTime', uniqueness: 'server' })],
  },
  'definition.name': {
    failing: [defined({ name: 'badge number' })],
    passing: [defined({ name: 'badge-number' })],
  },
  'definition.subAttributes': {
    failing: [defined({ type: 'complex' })],
    passing: [defined({ type: 'complex', subAttributes: [badge] })],
  },
  'definition.contradiction': {
    failing: [defined({ mutability: 'writeOnly' })],
    passing: [
      defined({ mutability: 'readOnly', required: true }),
      defined({ mutability: 'writeOnly', returned: 'never' }),
    ],
  },
  'definition.member': { failing: [typed(null)], passing: [typed('/Users')] },
});
