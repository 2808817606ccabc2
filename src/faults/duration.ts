const unitLengths: readonly (readonly [unit: string, length: number])[] = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

const lengthByUnit: ReadonlyMap<string, number> = new Map(unitLengths);

/** `1500ms`, `30s`, `2.5m` or `1h`, in milliseconds; undefined for what is no duration. */
export function parseDuration(text: string): number | undefined {
  const [, number = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)$/i.exec(text) ?? [];
  const length = lengthByUnit.get(unit.toLowerCase());
  return length === undefined ? undefined : Math.round(Number(number) * length);
}

/** In the largest unit that is exact. */
export function printDuration(duration: number): string {
  const [unit, length] =
    unitLengths.find(([, one]) => duration % one === 0 && duration >= one) ?? (['ms', 1] as const);
  return `${String(duration / length)}${unit}`;
}
