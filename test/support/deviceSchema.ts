import { type AttributeDefinition } from '../../src/scim/schema/attribute.js';
import {
  createRegistry,
  type SchemaFile,
  type SchemaRegistry,
} from '../../src/scim/schema/registry.js';
import { type ResourceType } from '../../src/scim/schema/resourceType.js';

export const deviceUrn = 'urn:example:params:scim:schemas:1.0:Device';
export const warrantyUrn = 'urn:example:params:scim:schemas:extension:1.0:Warranty';

const simple = (
  type: AttributeDefinition['type'],
  name: string,
  extras: Partial<AttributeDefinition> = {},
): AttributeDefinition => ({ name, type, multiValued: false, ...extras });

const many: Partial<AttributeDefinition> = { multiValued: true };

/** Every data type and every characteristic of RFC 7643 2.2 once, which the core schemas do not have. */
export const deviceFile: SchemaFile = {
  schemas: [
    {
      id: deviceUrn,
      name: 'Device',
      attributes: [
        simple('string', 'serialNumber', { required: true, uniqueness: 'server', caseExact: true }),
        simple('integer', 'slot', { uniqueness: 'server' }),
        simple('dateTime', 'bought', { uniqueness: 'server' }),
        simple('string', 'model', { mutability: 'immutable' }),
        simple('string', 'firmware', { mutability: 'readOnly' }),
        simple('string', 'pin', { mutability: 'writeOnly', returned: 'never' }),
        simple('string', 'secretNote', { returned: 'request' }),
        simple('string', 'kind', { returned: 'always' }),
        simple('decimal', 'weight'),
        simple('boolean', 'leased'),
        simple('binary', 'key'),
        simple('reference', 'manual', { referenceTypes: ['external'] }),
        simple('string', 'tags', many),
        simple('string', 'codes', { ...many, caseExact: true, uniqueness: 'global' }),
        simple('integer', 'ports', many),
        simple('string', 'batches', { ...many, mutability: 'immutable' }),
        simple('complex', 'owner', {
          subAttributes: [
            simple('string', 'value', { required: true, caseExact: true }),
            simple('reference', '$ref', { referenceTypes: ['User'] }),
            simple('string', 'displayName', { mutability: 'readOnly' }),
            simple('string', 'since', { mutability: 'immutable' }),
          ],
        }),
        simple('complex', 'parts', {
          ...many,
          subAttributes: [
            simple('string', 'value', { uniqueness: 'server' }),
            simple('string', 'type'),
            simple('boolean', 'primary'),
            simple('string', 'label', { required: true }),
            simple('string', 'always', { returned: 'always' }),
            simple('string', 'hidden', { returned: 'never' }),
            simple('string', 'asked', { returned: 'request' }),
            simple('integer', 'count'),
          ],
        }),
        simple('complex', 'lock', {
          returned: 'never',
          subAttributes: [simple('string', 'value'), simple('string', 'code')],
        }),
      ],
    },
    {
      id: warrantyUrn,
      name: 'Warranty',
      attributes: [
        simple('string', 'provider', { required: true }),
        simple('dateTime', 'until'),
        simple('string', 'contract', { returned: 'always' }),
        simple('string', 'clause', { returned: 'request' }),
        simple('string', 'signed', { mutability: 'immutable' }),
        simple('string', 'checked', { mutability: 'readOnly' }),
      ],
    },
  ],
  resourceTypes: [
    {
      name: 'Device',
      endpoint: '/Devices',
      schema: deviceUrn,
      schemaExtensions: [{ schema: warrantyUrn, required: false }],
    },
  ],
};

export const deviceRegistry: SchemaRegistry = createRegistry([deviceFile]);

export const deviceType: ResourceType = getType(deviceRegistry, 'Device');

export function getType(registry: SchemaRegistry, name: string): ResourceType {
  const type = registry.findByName(name);
  if (!type) {
    throw new Error(`There is no resource type ${name}`);
  }
  return type;
}
