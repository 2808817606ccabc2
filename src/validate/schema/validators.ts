import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isValidSimple } from '../../scim/message/simpleValue.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { type JsonSchema, type SchemaPurpose, toJsonSchema } from './jsonSchema.js';

/** What does not fit a JSON Schema, in ajv's terms. */
export type SchemaError = ErrorObject;

export type Validate = (value: unknown) => readonly SchemaError[];

let shared: Ajv | undefined;

function getAjv(): Ajv {
  if (!shared) {
    shared = new Ajv({
      allErrors: true,
      verbose: true,
      allowUnionTypes: true,
      // Our own schemas are known to be sound; checking them takes longer than compiling them.
      validateSchema: false,
      strict: true,
    });
    shared.addFormat('scimDateTime', (text: string) => isValidSimple('dateTime', text));
    shared.addFormat('scimBinary', (text: string) => isValidSimple('binary', text));
    shared.addFormat('scimReference', (text: string) => isValidSimple('reference', text));
    shared.addVocabulary(['scim', 'isItem', 'rule', 'wanted', 'needs', 'unknown']);
    for (const keyword of ['neverReturned', 'readOnly']) {
      shared.removeKeyword(keyword);
      shared.addKeyword({ keyword, validate: isNothing, errors: false });
    }
  }
  return shared;
}

/** Whatever is there is too much; an empty array is no value (RFC 7643 2.5), and Okta sends `groups: []`. */
const isNothing = (_keyword: unknown, value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

/** Compiles on first use: most exchanges never need most schemas. */
export function lazyValidator(toSchema: () => JsonSchema): Validate {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= getAjv().compile(toSchema());
    return validate(value) ? [] : (validate.errors ?? []);
  };
}

const byType = new WeakMap<ResourceType, Map<SchemaPurpose, Validate>>();

/** Compiled once for each resource type and purpose; gone with the registry that the type is of. */
export function validatorOf(type: ResourceType, purpose: SchemaPurpose): Validate {
  const validators = byType.get(type) ?? new Map<SchemaPurpose, Validate>();
  byType.set(type, validators);
  const found = validators.get(purpose) ?? lazyValidator(() => toJsonSchema(type, purpose));
  validators.set(purpose, found);
  return found;
}
