import {
  isJsonArray,
  isJsonObject,
  isSameJson,
  type JsonArray,
  type JsonValue,
} from '../../base/json.js';
import { type Attribute } from '../schema/attribute.js';
import { toInstant } from './dateTime.js';
import { identify } from './plural.js';

/**
 * Whether two canonical values of an attribute mean the same: text without regard to case where the
 * schema says so, times as instants, lists in any order. An immutable attribute that is sent again
 * must match what it is (RFC 7644 3.5.1).
 */
export function isSameValue(attribute: Attribute, left: JsonValue, right: JsonValue): boolean {
  if (isSameJson(left, right)) {
    return true;
  }
  return isJsonArray(left) && isJsonArray(right)
    ? isSameList(attribute, left, right)
    : isSameOne(attribute, left, right);
}

function isSameList(attribute: Attribute, left: JsonArray, right: JsonArray): boolean {
  const identifyValue = identify(attribute);
  const byKey = new Map(right.map((element) => [identifyValue(element), element]));
  return (
    left.length === right.length &&
    left.every((element) => {
      const other = byKey.get(identifyValue(element));
      return other !== undefined && isSameOne(attribute, element, other);
    })
  );
}

function isSameOne(attribute: Attribute, left: JsonValue, right: JsonValue): boolean {
  const { type, isCaseExact, subAttributes } = attribute;
  if (isJsonObject(left) && isJsonObject(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => {
        const part = subAttributes.find(name);
        const own = left[name];
        const other = right[name];
        return part && own !== undefined && other !== undefined && isSameValue(part, own, other);
      })
    );
  }
  if (typeof left !== 'string' || typeof right !== 'string') {
    return left === right;
  }
  if (type === 'dateTime') {
    return toInstant(left) === toInstant(right);
  }
  return isCaseExact ? left === right : left.toLowerCase() === right.toLowerCase();
}
