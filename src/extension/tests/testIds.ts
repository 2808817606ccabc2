/** Ids of test items: a target, a suite in it, a group of cases, a case. Parts may hold any character. */
export interface TestPlace {
  readonly targetId: string;
  readonly suite?: string;
  readonly group?: string;
  readonly caseId?: string;
}

export const toTestId = ({ targetId, suite, group, caseId }: TestPlace): string =>
  [targetId, suite, group, caseId]
    .filter((part) => part !== undefined)
    .map(encodeURIComponent)
    .join('/');

export function readTestId(id: string): TestPlace {
  const [targetId = '', suite, group, caseId] = id.split('/').map(decodeURIComponent);
  return {
    targetId,
    ...(suite !== undefined && { suite }),
    ...(group !== undefined && { group }),
    ...(caseId !== undefined && { caseId }),
  };
}

/** Of an item of Test Explorer that a menu hands over, or the id itself. */
export function findTargetId(argument: unknown): unknown {
  const id =
    typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : undefined;
  return typeof id === 'string' && 'children' in Object(argument)
    ? readTestId(id).targetId
    : argument;
}
