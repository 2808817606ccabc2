/** @typedef {import('./row.mjs').Row} Row */

const headings = ['what', 'ours', 'beside', 'figure', 'ratio (low to high)', 'goal', ''];

/** The rows as text in columns. @param {readonly Row[]} rows */
export function toTable(rows) {
  const lines = [headings, ...rows.map(toCells)];
  const widths = headings.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {Row} row */
export const toCells = (row) => [
  row.name,
  `${toFigure(row.ours)} ${row.unit}`,
  row.bestName,
  toFigure(row.best),
  row.ratio === null
    ? '-'
    : `${toFigure(row.ratio)} (${toFigure(row.lowRatio)} to ${toFigure(row.highRatio)})`,
  ...(hasGoal(row)
    ? [`≥ ${toFigure(row.floorRatio)}`, isMet(row) ? 'met' : 'MISSED']
    : ['none', '']),
];

/** @param {Row} row */
export const hasGoal = ({ floorRatio }) => floorRatio !== null;

/** Where no peer answers rightly, there is nothing to be faster than. @param {Row} row */
export const isMet = ({ ratio, floorRatio }) =>
  ratio === null || floorRatio === null || ratio >= floorRatio;

/** Three digits that count. @param {number | null} figure */
function toFigure(figure) {
  if (figure === null) {
    return '-';
  }
  return figure >= 100
    ? Math.round(figure).toLocaleString('en')
    : String(Number(figure.toPrecision(3)));
}
