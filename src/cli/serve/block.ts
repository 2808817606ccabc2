export type BlockRow = readonly [name: string, value: string | undefined];

/** What stands at the beginning of the output: names and values, and how to stop. */
export function toBlock(title: string, rows: readonly BlockRow[]): string {
  const shown = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name.padEnd(16)}${value}`],
  );
  return [
    title,
    '',
    ...shown,
    '',
    'Requests are shown as they come. Ctrl+C stops the server.',
    '',
  ].join('\n');
}
