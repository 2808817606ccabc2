import { type AttributeDefinition, type AttributeType } from '../../src/scim/schema/attribute.js';
import {
  createRegistry,
  type SchemaFile,
  type SchemaRegistry,
} from '../../src/scim/schema/registry.js';
import { type ResourceType } from '../../src/scim/schema/resourceType.js';
import { getType } from './deviceSchema.js';

const sensorUrn = 'urn:example:params:scim:schemas:1.0:Sensor';
export const siteUrn = 'urn:example:params:scim:schemas:extension:1.0:Site';

/** A name for each kind of value: the data types of RFC 7643 2.3, text with and without case. */
export const kinds = [
  'text',
  'exactText',
  'flag',
  'whole',
  'decimal',
  'time',
  'bytes',
  'link',
] as const;

export type Kind = (typeof kinds)[number];

const typeOfKind: Readonly<Record<Kind, AttributeType>> = {
  text: 'string',
  exactText: 'string',
  flag: 'boolean',
  whole: 'integer',
  decimal: 'decimal',
  time: 'dateTime',
  bytes: 'binary',
  link: 'reference',
};

const simple = (kind: Kind, multiValued: boolean): AttributeDefinition => ({
  name: multiValued ? `${kind}s` : kind,
  type: typeOfKind[kind],
  multiValued,
  ...(kind === 'exactText' && { caseExact: true }),
});

const allSimple = (multiValued: boolean): readonly AttributeDefinition[] =>
  kinds.map((kind) => simple(kind, multiValued));

const complex = (name: string, multiValued: boolean): AttributeDefinition => ({
  name,
  type: 'complex',
  multiValued,
  subAttributes: allSimple(false),
});

const everything: readonly AttributeDefinition[] = [
  ...allSimple(false),
  ...allSimple(true),
  complex('one', false),
  complex('many', true),
];

/** Every data type, alone and in lists, at the top, within complex attributes and in an extension. */
const sensorFile: SchemaFile = {
  schemas: [
    { id: sensorUrn, name: 'Sensor', attributes: everything },
    { id: siteUrn, name: 'Site', attributes: everything },
  ],
  resourceTypes: [
    {
      name: 'Sensor',
      endpoint: '/Sensors',
      schema: sensorUrn,
      schemaExtensions: [{ schema: siteUrn, required: false }],
    },
  ],
};

export const sensorRegistry: SchemaRegistry = createRegistry([sensorFile]);

export const sensorType: ResourceType = getType(sensorRegistry, 'Sensor');
