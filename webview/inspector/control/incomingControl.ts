import {
  type BreakpointsView,
  type FormProblem,
  type HeldContentView,
  type HeldView,
} from '../../../src/protocol/breakpoints.js';
import { type ArmedFaultView, type FaultKinds } from '../../../src/protocol/faults.js';
import { isHeader, malformed } from '../incoming.js';
import { is } from '../is.js';

type Breakpoint = BreakpointsView['breakpoints'][number];
type Kind = FaultKinds['kinds'][number];
type Parameter = FaultKinds['conditions'][number];

const isStage = is.oneOf(['request', 'response']);
const isOptionalText = is.optional(is.text);

const isBreakpoint = is.shape<Breakpoint>({
  id: is.text,
  isOn: is.flag,
  stage: isStage,
  method: isOptionalText,
  path: isOptionalText,
  operation: isOptionalText,
  status: isOptionalText,
});

const isHeld = is.shape<HeldView>({
  id: is.text,
  method: is.text,
  target: is.text,
  breakpointId: is.text,
  stage: isStage,
  source: is.oneOf(['mock', 'forward']),
  status: is.optional(is.number),
  leftFor: is.number,
  longest: is.number,
});

const isHeldContent = is.shape<HeldContentView>({
  target: is.text,
  body: is.text,
  headers: is.listOf(isHeader),
  fixedBody: isOptionalText,
  status: is.optional(is.number),
});

const isArmed = is.shape<ArmedFaultView>({
  id: is.text,
  kind: is.text,
  title: is.text,
  spec: is.text,
  armedAt: is.number,
  seen: is.number,
  hits: is.number,
  hitsLeft: is.optional(is.number),
  disarmsAt: is.optional(is.number),
  leftFor: is.optional(is.number),
});

const isParameter = is.shape<Parameter>({
  name: is.text,
  description: is.text,
  value: is.text,
  usual: isOptionalText,
  choices: is.optional(is.listOf(is.text)),
});

const isKind = is.shape<Kind>({
  id: is.text,
  title: is.text,
  does: is.text,
  okta: is.text,
  stage: is.text,
  parameters: is.listOf(isParameter),
  operations: is.optional(is.listOf(is.text)),
});

/** Undefined where it cannot be read. */
export function readBreakpoints(value: unknown): BreakpointsView | undefined {
  if (!is.fields(value) || !Array.isArray(value['breakpoints']) || !Array.isArray(value['held'])) {
    return undefined;
  }
  return {
    breakpoints: value['breakpoints'].filter(isBreakpoint),
    held: value['held'].filter(isHeld),
  };
}

export const readNames = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(is.text) : [];

export function readHeldContent(value: unknown): HeldContentView | null {
  if (value === null) {
    return null;
  }
  if (!isHeldContent(value)) {
    throw malformed();
  }
  return value;
}

export function readFormProblem(value: unknown): FormProblem | undefined {
  if (value === null) {
    return undefined;
  }
  if (!is.fields(value) || !is.text(value['message'])) {
    throw malformed();
  }
  const { message, field } = value;
  return { message, ...(is.text(field) && { field }) };
}

export const readArmed = (value: unknown): readonly ArmedFaultView[] =>
  is.fields(value) && Array.isArray(value['armed']) ? value['armed'].filter(isArmed) : [];

export function readFaultKinds(value: unknown): FaultKinds {
  if (!is.fields(value) || !Array.isArray(value['kinds'])) {
    throw malformed();
  }
  const { kinds, conditions } = value;
  return {
    kinds: kinds.filter(isKind),
    conditions: Array.isArray(conditions) ? conditions.filter(isParameter) : [],
  };
}
