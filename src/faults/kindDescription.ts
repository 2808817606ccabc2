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

export const describeKind = (kind: FaultKind): KindDescription => ({
  id: kind.id,
  title: kind.title,
  does: kind.does,
  okta: kind.okta,
  stage: kind.stage,
  parameters: kind.parameters.map(describeParameter),
  ...(kind.operations && { operations: kind.operations }),
});

export const describeParameter = (parameter: FaultParameter): ParameterDescription => ({
  name: parameter.name,
  description: parameter.description,
  value: describeType(parameter.type),
  ...(parameter.usual !== undefined && { usual: parameter.usual }),
  ...(parameter.type.kind === 'choice' && { choices: parameter.type.values }),
});
