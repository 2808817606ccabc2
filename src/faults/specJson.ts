import { isJsonObject, readMember } from '../base/json.js';
import { saying } from '../base/saying.js';
import { type FaultSpec } from './faultSpec.js';
import { FaultSpecError } from './faultSpecError.js';
import { parseFaultSpec } from './specText.js';
import { toFaultSpec } from './specReader.js';

/**
 * A fault as JSON: `{ "kind": "429", "retryAfter": 5, "method": "POST", "times": 3 }`, or the text that
 * `parseFaultSpec` takes.
 *
 * @throws FaultSpecError with the member
 */
export function readFaultSpec(value: unknown): FaultSpec {
  if (typeof value === 'string') {
    return parseFaultSpec(value);
  }
  if (!isJsonObject(value)) {
    throw new FaultSpecError(
      saying(
        'A fault is an object such as { "kind": "429", "times": 3 }, or a text such as "429 times=3".',
      ),
      {},
    );
  }
  const kind = readMember(value, 'kind');
  if (typeof kind !== 'string' && typeof kind !== 'number') {
    throw new FaultSpecError(
      saying('kind is missing: it must be the name of a fault, for example "429".'),
      { member: 'kind' },
    );
  }
  const members = Object.entries(value)
    .filter(([name, one]) => name !== 'kind' && one !== null)
    .map(([name, one]) => ({
      name,
      value: one,
      namePlace: { member: name },
      valuePlace: { member: name },
    }));
  return toFaultSpec({ text: String(kind), place: { member: 'kind' } }, members);
}
