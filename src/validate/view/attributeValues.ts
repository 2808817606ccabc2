import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { toPointer } from '../../base/jsonPointer.js';
import { type Attribute, type AttributeMap } from '../../scim/schema/attribute.js';
import { type MessageView } from './messageView.js';

/** One attribute of a resource with its value, as far as a schema knows it. */
export interface AttributeValue {
  readonly attribute: Attribute;
  readonly value: JsonValue;
  /** Within the message. */
  readonly pointer: string;
}

const known = new WeakMap<MessageView, readonly AttributeValue[]>();

/** The attributes of a resource, those of extensions and sub-attributes too; of each value of a list. */
export function attributeValues(message: MessageView): readonly AttributeValue[] {
  const found = known.get(message) ?? [...valuesOf(message)];
  known.set(message, found);
  return found;
}

function* valuesOf({ type, value, kind }: MessageView): IterableIterator<AttributeValue> {
  if (!type || (kind !== 'resource' && kind !== 'patchValue')) {
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    const extension = type.findExtension(name);
    if (extension && isJsonObject(member)) {
      yield* valuesIn(member, extension.attributes, toPointer([name]));
    }
  }
  yield* valuesIn(value, type.attributes, '');
}

function* valuesIn(
  object: JsonObject,
  attributes: AttributeMap,
  parent: string,
): IterableIterator<AttributeValue> {
  for (const [name, value] of Object.entries(object)) {
    const attribute = attributes.find(name);
    if (attribute) {
      const pointer = parent + toPointer([name]);
      yield { attribute, value, pointer };
      yield* innerValues(attribute, value, pointer);
    }
  }
}

function* innerValues(
  { subAttributes }: Attribute,
  value: JsonValue,
  pointer: string,
): IterableIterator<AttributeValue> {
  if (subAttributes.size === 0) {
    return;
  }
  if (isJsonObject(value)) {
    yield* valuesIn(value, subAttributes, pointer);
  } else if (isJsonArray(value)) {
    for (const [at, item] of value.entries()) {
      if (isJsonObject(item)) {
        yield* valuesIn(item, subAttributes, pointer + toPointer([at]));
      }
    }
  }
}
