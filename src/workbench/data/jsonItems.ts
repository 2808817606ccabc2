import { visit } from 'jsonc-parser';
import { jsonDepth } from '../../base/jsonProblem.js';

/** The parser goes into each bracket by calling itself. */
const deepestLocated = 1_000;

/**
 * On which lines of a JSON text the items of its array stand, counted from 1: of the array that is the
 * text itself, or of the one that its member `name` is. Empty where the text is nested too deeply.
 *
 * @param text valid JSON
 */
export function findItemLines(text: string, name?: string): readonly number[] {
  if (jsonDepth(text) > deepestLocated) {
    return [];
  }
  /** How deep the items are in brackets. */
  const itemDepth = name === undefined ? 1 : 2;
  let lines: number[] = [];
  let depth = 0;
  let isWanted = name === undefined;
  const addItem = (line: number): void => {
    if (isWanted && depth === itemDepth) {
      lines.push(line + 1);
    }
  };
  const open = (_offset: number, _length: number, line: number): void => {
    addItem(line);
    depth += 1;
  };
  const close = (): void => {
    depth -= 1;
  };
  visit(text, {
    onObjectProperty: (property) => {
      if (depth === 1 && name !== undefined) {
        isWanted = property === name;
        // Of members with the same name, the last one counts.
        lines = isWanted ? [] : lines;
      }
    },
    onObjectBegin: open,
    onArrayBegin: open,
    onObjectEnd: close,
    onArrayEnd: close,
    onLiteralValue: (_value, _offset, _length, line) => {
      addItem(line);
    },
  });
  return lines;
}
