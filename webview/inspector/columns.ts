/** The columns of the list, from left to right; the operation is always there. */
export const columnNames = [
  'time',
  'method',
  'operation',
  'path',
  'status',
  'duration',
  'waterfall',
  'finding',
] as const;
export type ColumnName = (typeof columnNames)[number];

const isColumn = (value: unknown): value is ColumnName =>
  columnNames.some((name) => name === value);

/** What the user chose: nothing as long as the list decides by its width. */
export interface ColumnChoice {
  /** Undefined: as many as there is room for. */
  readonly shown: readonly ColumnName[] | undefined;
  /** In pixels, of those that were sized. */
  readonly widths: Readonly<Partial<Record<ColumnName, number>>>;
}

export const noChoice: ColumnChoice = { shown: undefined, widths: {} };

const tracks: Readonly<Record<ColumnName, string>> = {
  time: '11.5ch',
  method: '57px',
  operation: 'minmax(100px, 1.25fr)',
  path: 'minmax(80px, 1fr)',
  status: '74px',
  duration: '58px',
  waterfall: '120px',
  finding: '72px',
};

const narrowest = 30;
const widest = 1200;
const step = 10;

/** Those of a list that is so many pixels wide, where nobody has chosen. */
function fitting(width: number): readonly ColumnName[] {
  const least: Readonly<Partial<Record<ColumnName, number>>> = {
    time: 440,
    duration: 580,
    path: 760,
    waterfall: 1000,
  };
  return columnNames.filter((name) => width >= (least[name] ?? 0));
}

export const shownColumns = ({ shown }: ColumnChoice, width: number): readonly ColumnName[] =>
  shown ?? fitting(width);

export const toTracks = (names: readonly ColumnName[], { widths }: ColumnChoice): string =>
  names
    .map((name) => {
      const width = widths[name];
      return width === undefined ? tracks[name] : `${String(width)}px`;
    })
    .join(' ');

export function toggleColumn(choice: ColumnChoice, name: ColumnName, width: number): ColumnChoice {
  const now = shownColumns(choice, width);
  const shown = columnNames.filter((one) =>
    one === name ? !now.includes(one) : now.includes(one),
  );
  return { ...choice, shown };
}

export function resizeColumn(choice: ColumnChoice, name: ColumnName, width: number): ColumnChoice {
  const clamped = Math.round(Math.min(widest, Math.max(narrowest, width)));
  return { ...choice, widths: { ...choice.widths, [name]: clamped } };
}

export const withoutWidth = (choice: ColumnChoice, name: ColumnName): ColumnChoice => ({
  ...choice,
  widths: Object.fromEntries(Object.entries(choice.widths).filter(([one]) => one !== name)),
});

/** The width that a key gives a column; undefined for a key that does not. */
export function widthForKey(key: string, width: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return width - step;
    case 'ArrowRight':
      return width + step;
    default:
      return undefined;
  }
}

/** Reads what an earlier version of the view may have left. */
export function readColumnChoice(value: unknown): ColumnChoice {
  if (typeof value !== 'object' || value === null) {
    return noChoice;
  }
  const { shown, widths }: Readonly<Record<string, unknown>> = { shown: undefined, ...value };
  const kept = Object.entries(typeof widths === 'object' && widths !== null ? widths : {});
  const known = kept.filter(([name, width]) => isColumn(name) && Number.isFinite(width));
  return known.reduce<ColumnChoice>(
    (choice, [name, width]) =>
      isColumn(name) ? resizeColumn(choice, name, Number(width)) : choice,
    { shown: Array.isArray(shown) ? shown.filter(isColumn) : undefined, widths: {} },
  );
}
