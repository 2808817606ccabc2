/** Milliseconds. */
export interface DurationRange {
  readonly least: number;
  readonly most: number;
}

export type FaultValue = string | number | DurationRange;

/** By the names of the parameters. */
export type FaultValues = ReadonlyMap<string, FaultValue>;

/** For the rows of the table, whose parameters have been read by their type. */
export function numberOf(values: FaultValues, name: string): number {
  const value = values.get(name);
  if (typeof value !== 'number') {
    throw new Error(`The parameter ${name} is no number`);
  }
  return value;
}

/** Undefined where it was left out. */
export function findText(values: FaultValues, name: string): string | undefined {
  const value = values.get(name);
  return typeof value === 'string' ? value : undefined;
}

export function rangeOf(values: FaultValues, name: string): DurationRange {
  const value = values.get(name);
  if (typeof value !== 'object') {
    throw new Error(`The parameter ${name} is no range`);
  }
  return value;
}
