import {
  type BreakpointsView,
  type FormProblem,
  type HeldContentView,
  type HeldView,
} from '../../../src/protocol/breakpoints.js';
import { type ArmedFaultView, type FaultKinds } from '../../../src/protocol/faults.js';
import {
  isFields,
  isHeader,
  isListOf,
  isNumber,
  isOneOf,
  isOptional,
  isText,
  malformed,
} from '../incoming.js';

// As in incoming.ts: a page may be older or newer than the host that talks to it.

type Breakpoint = BreakpointsView['breakpoints'][number];
type Kind = FaultKinds['kinds'][number];
type Parameter = FaultKinds['conditions'][number];

const stages = ['request', 'response'];

const isBreakpoint = (value: unknown): value is Breakpoint =>
  isFields(value) &&
  isText(value['id']) &&
  typeof value['isOn'] === 'boolean' &&
  isOneOf(value['stage'], stages) &&
  ['method', 'path', 'operation', 'status'].every((name) => isOptional(value[name], isText));

const isHeld = (value: unknown): value is HeldView =>
  isFields(value) &&
  ['id', 'method', 'target', 'breakpointId'].every((name) => isText(value[name])) &&
  isOneOf(value['stage'], stages) &&
  isOneOf(value['source'], ['mock', 'forward']) &&
  isOptional(value['status'], isNumber) &&
  isNumber(value['leftFor']) &&
  isNumber(value['longest']);

/** Undefined where it cannot be read. */
export function readBreakpoints(value: unknown): BreakpointsView | undefined {
  if (!isFields(value) || !Array.isArray(value['breakpoints']) || !Array.isArray(value['held'])) {
    return undefined;
  }
  return {
    breakpoints: value['breakpoints'].filter(isBreakpoint),
    held: value['held'].filter(isHeld),
  };
}

export const readNames = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(isText) : [];

export function readHeldContent(value: unknown): HeldContentView | null {
  if (value === null) {
    return null;
  }
  if (!isHeldContent(value)) {
    throw malformed();
  }
  return value;
}

const isHeldContent = (value: unknown): value is HeldContentView =>
  isFields(value) &&
  isText(value['target']) &&
  isText(value['body']) &&
  isListOf(value['headers'], isHeader) &&
  isOptional(value['fixedBody'], isText) &&
  isOptional(value['status'], isNumber);

export function readFormProblem(value: unknown): FormProblem | undefined {
  if (value === null) {
    return undefined;
  }
  if (!isFields(value) || !isText(value['message'])) {
    throw malformed();
  }
  const { message, field } = value;
  return { message, ...(isText(field) && { field }) };
}

const isArmed = (value: unknown): value is ArmedFaultView =>
  isFields(value) &&
  ['id', 'kind', 'title', 'spec'].every((name) => isText(value[name])) &&
  isNumber(value['hits']) &&
  isOptional(value['hitsLeft'], isNumber) &&
  isOptional(value['leftFor'], isNumber);

export const readArmed = (value: unknown): readonly ArmedFaultView[] =>
  isFields(value) && Array.isArray(value['armed']) ? value['armed'].filter(isArmed) : [];

const isParameter = (value: unknown): value is Parameter =>
  isFields(value) &&
  ['name', 'description', 'value'].every((name) => isText(value[name])) &&
  isOptional(value['usual'], isText) &&
  isOptional(value['choices'], (choices) => isListOf(choices, isText));

const isKind = (value: unknown): value is Kind =>
  isFields(value) &&
  ['id', 'title', 'does', 'okta', 'stage'].every((name) => isText(value[name])) &&
  isListOf(value['parameters'], isParameter);

export function readFaultKinds(value: unknown): FaultKinds {
  if (!isFields(value) || !Array.isArray(value['kinds'])) {
    throw malformed();
  }
  const { kinds, conditions } = value;
  return {
    kinds: kinds.filter(isKind),
    conditions: Array.isArray(conditions) ? conditions.filter(isParameter) : [],
  };
}
