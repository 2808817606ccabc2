import { RemoteError } from '../../src/protocol/channel.js';
import {
  type AttributeChange,
  type ResourceStates,
  type ResourceStep,
  type ResourceTimeline,
  stepKinds,
} from '../../src/protocol/resourceTimeline.js';
import { strings } from './strings.js';

// As in incoming.ts: typed by the contract, and checked here all the same.

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isOptionalText = (value: unknown): boolean => value === undefined || isText(value);

const isChange = (value: unknown): value is AttributeChange =>
  isFields(value) &&
  isText(value['path']) &&
  isOptionalText(value['before']) &&
  isOptionalText(value['after']);

const isChanges = (value: unknown): boolean => Array.isArray(value) && value.every(isChange);

const isStep = (value: unknown): value is ResourceStep =>
  isFields(value) &&
  isText(value['id']) &&
  Number.isFinite(value['seq']) &&
  Number.isFinite(value['startedAt']) &&
  isText(value['method']) &&
  isText(value['operation']) &&
  isOptionalText(value['operationId']) &&
  stepKinds.some((kind) => kind === value['kind']) &&
  typeof value['isAssumed'] === 'boolean' &&
  isChanges(value['changes']);

const isTimeline = (value: unknown): value is ResourceTimeline =>
  isFields(value) &&
  isText(value['typeName']) &&
  isText(value['resourceId']) &&
  isOptionalText(value['name']) &&
  Number.isFinite(value['leftOut']) &&
  Array.isArray(value['steps']) &&
  value['steps'].every(isStep);

const isStates = (value: unknown): value is ResourceStates =>
  isFields(value) &&
  isOptionalText(value['before']) &&
  isOptionalText(value['after']) &&
  typeof value['isAssumed'] === 'boolean' &&
  isChanges(value['changes']);

function readOrNull<T>(value: unknown, is: (value: unknown) => value is T): T | null {
  if (value === null || is(value)) {
    return value;
  }
  throw new RemoteError('malformed', strings.notice.malformed);
}

export const readTimeline = (value: unknown): ResourceTimeline | null =>
  readOrNull(value, isTimeline);

export const readStates = (value: unknown): ResourceStates | null => readOrNull(value, isStates);
