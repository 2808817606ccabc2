import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { toPointer } from '../../base/jsonPointer.js';
import { type Attribute, type AttributeMap } from '../../scim/schema/attribute.js';
import { type MessageView } from './messageView.js';

/** One attribute of a resource with its value, as far as a schema knows it. */
export interface AttributeValue {
  readonly attribute: Attribute;
  readonly value: JsonValue;
  /** Names as the schemas spell them, without indexes: `emails.value`; behind the URN for extensions. */
  readonly path: string;
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
      yield* valuesIn(member, extension.attributes, {
        pointer: toPointer([name]),
        path: extension.urn,
      });
    }
  }
  yield* valuesIn(value, type.attributes, { pointer: '', path: '' });
}

/** What values stand in. */
interface Parent {
  readonly pointer: string;
  readonly path: string;
}

function* valuesIn(
  object: JsonObject,
  attributes: AttributeMap,
  parent: Parent,
): IterableIterator<AttributeValue> {
  for (const [name, value] of Object.entries(object)) {
    const attribute = attributes.find(name);
    if (attribute) {
      const path = parent.path === '' ? attribute.name : `${parent.path}.${attribute.name}`;
      const found = { attribute, value, path, pointer: parent.pointer + toPointer([name]) };
      yield found;
      yield* innerValues(found);
    }
  }
}

function* innerValues({
  attribute,
  value,
  path,
  pointer,
}: AttributeValue): IterableIterator<AttributeValue> {
  const { subAttributes } = attribute;
  if (subAttributes.size === 0) {
    return;
  }
  if (isJsonObject(value)) {
    yield* valuesIn(value, subAttributes, { pointer, path });
  } else if (isJsonArray(value)) {
    for (const [at, item] of value.entries()) {
      if (isJsonObject(item)) {
        yield* valuesIn(item, subAttributes, { pointer: `${pointer}/${String(at)}`, path });
      }
    }
  }
}
