import { type JsonValue } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { describeValue } from '../../scim/message/simpleValue.js';

/** A value in a message that compares two: of an object and of an array what is in it. */
export const tellValue = (value: JsonValue): string =>
  typeof value === 'object' && value !== null
    ? shorten(JSON.stringify(value))
    : describeValue(value);
