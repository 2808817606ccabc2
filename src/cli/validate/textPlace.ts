/** A stretch of a text; lines and columns are counted from 1, the end is exclusive. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export const startOfText: TextPlace = { line: 1, column: 1, endLine: 1, endColumn: 2 };

/** A whole line, as one that holds an exchange. */
export const wholeLine = (line: number, length: number): TextPlace => ({
  line,
  column: 1,
  endLine: line,
  endColumn: 1 + Math.max(1, length),
});

/** The place in a file of what stands in one of its lines. */
export const onLine = (line: number, { column, endColumn }: TextPlace): TextPlace => ({
  line,
  column,
  endLine: line,
  endColumn,
});
