import { type Say, sayInEnglish } from '../base/saying.js';
import { type FaultKind, type FaultParameter, type FaultStage } from './faultKind.js';
import { type FaultOperation } from './requestFacts.js';
import { describeType } from './valueType.js';

export interface ParameterDescription {
  readonly name: string;
  readonly description: string;
  /** What its value must be. */
  readonly value: string;
  readonly usual?: string;
  /** The only values that it may have. */
  readonly choices?: readonly string[];
}

/** A row of the table of faults as plain data. */
export interface KindDescription {
  readonly id: string;
  readonly title: string;
  readonly does: string;
  readonly okta: string;
  readonly stage: FaultStage;
  readonly parameters: readonly ParameterDescription[];
  /** The only requests that it can hit; absent where it can hit all. */
  readonly operations?: readonly FaultOperation[];
}

/** @param say also words of the table, which have no values */
export const describeKind = (kind: FaultKind, say: Say = sayInEnglish): KindDescription => ({
  id: kind.id,
  title: sayWords(kind.title, say),
  does: sayWords(kind.does, say),
  okta: sayWords(kind.okta, say),
  stage: kind.stage,
  parameters: kind.parameters.map((parameter) => describeParameter(parameter, say)),
  ...(kind.operations && { operations: kind.operations }),
});

export const describeParameter = (
  parameter: FaultParameter,
  say: Say = sayInEnglish,
): ParameterDescription => ({
  name: parameter.name,
  description: sayWords(parameter.description, say),
  value: say(describeType(parameter.type)),
  ...(parameter.usual !== undefined && { usual: parameter.usual }),
  ...(parameter.type.kind === 'choice' && { choices: parameter.type.values }),
});

const sayWords = (pattern: string, say: Say): string => say({ pattern, values: [] });
