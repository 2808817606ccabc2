import { saying } from '../base/saying.js';
import { type FaultKind } from './faultKind.js';
import { type FaultSpec } from './faultSpec.js';
import { FaultSpecError, type SpecPlace } from './faultSpecError.js';
import { type FaultValue } from './faultValue.js';
import {
  explainUnknownKind,
  explainUnknownParameter,
  findKind,
  findParameter,
} from './specNames.js';
import { readValue } from './valueType.js';

/** A name with its value as they were written, in a text or in JSON. */
export interface SpecMember {
  readonly name: string;
  readonly value: unknown;
  readonly namePlace: SpecPlace;
  readonly valuePlace: SpecPlace;
}

/** @throws FaultSpecError */
export function toFaultSpec(
  kindName: { readonly text: string; readonly place: SpecPlace },
  members: readonly SpecMember[],
): FaultSpec {
  const kind = findKind(kindName.text);
  if (!kind) {
    throw new FaultSpecError(explainUnknownKind(kindName.text.slice(0, 100)), kindName.place);
  }
  const values = usualValues(kind);
  const given = new Set<string>();
  for (const member of members) {
    const { name, value } = readMember(kind, member);
    if (given.has(name)) {
      throw new FaultSpecError(saying('{0} is given twice.', member.name), member.namePlace);
    }
    given.add(name);
    values.set(name, value);
  }
  return { kind, values };
}

function usualValues(kind: FaultKind): Map<string, FaultValue> {
  const values = new Map<string, FaultValue>();
  for (const { name, type, usual } of kind.parameters) {
    const reading = usual === undefined ? undefined : readValue(type, usual);
    if (reading?.ok) {
      values.set(name, reading.value);
    }
  }
  return values;
}

function readMember(
  kind: FaultKind,
  member: SpecMember,
): { readonly name: string; readonly value: FaultValue } {
  const parameter = findParameter(kind, member.name);
  if (!parameter) {
    throw new FaultSpecError(
      explainUnknownParameter(kind, member.name.slice(0, 100)),
      member.namePlace,
    );
  }
  const reading = readValue(parameter.type, member.value);
  if (!reading.ok) {
    const shown = JSON.stringify(member.value).slice(0, 100);
    throw new FaultSpecError(
      saying('{0} must be {1}, but is {2}.', member.name, reading.wanted, shown),
      member.valuePlace,
    );
  }
  return { name: parameter.name, value: reading.value };
}
