import { visit } from 'jsonc-parser';
import { jsonDepth } from '../../base/jsonProblem.js';
import { toPointer } from '../../base/jsonPointer.js';
import { startOfText, type TextPlace } from './textPlace.js';

/** The parser goes into each bracket by calling itself. */
const deepestLocated = 1_000;

type Steps = () => (string | number)[];

/**
 * Where the values stand that JSON pointers lead to: a member with its name, an element with its value;
 * of what has members itself the beginning. For what is not there, it is what should hold it.
 *
 * @param text JSON
 */
export function locatePointers(
  text: string,
  pointers: Iterable<string>,
): (pointer: string) => TextPlace {
  const wanted = new Set([...pointers].flatMap(withAncestors));
  const places: ReadonlyMap<string, TextPlace> =
    jsonDepth(text) > deepestLocated ? new Map() : findPlaces(text, wanted);
  return (pointer) =>
    withAncestors(pointer)
      .map((one) => places.get(one))
      .find((place) => place !== undefined) ?? startOfText;
}

/** The pointer itself first, the whole document last. */
const withAncestors = (pointer: string): readonly string[] => {
  const steps = pointer.split('/');
  return steps.map((_step, at) => steps.slice(0, steps.length - at).join('/'));
};

function findPlaces(text: string, wanted: ReadonlySet<string>): ReadonlyMap<string, TextPlace> {
  const places = new Map<string, TextPlace>();
  /** Of the member whose value comes next. */
  let name: TextPlace | undefined;
  const put = (steps: Steps, value: TextPlace, end = value): void => {
    const { line, column } = name ?? value;
    const { endLine, endColumn } = end;
    name = undefined;
    const pointer = toPointer(steps());
    if (wanted.has(pointer)) {
      places.set(pointer, { line, column, endLine, endColumn });
    }
  };
  const open = (
    _offset: number,
    length: number,
    line: number,
    column: number,
    steps: Steps,
  ): void => {
    const bracket = toPlace(line, column, length);
    put(steps, bracket, name ?? bracket);
  };
  visit(text, {
    onObjectProperty: (_name, _offset, length, line, column) => {
      name = toPlace(line, column, length);
    },
    onObjectBegin: open,
    onArrayBegin: open,
    onLiteralValue: (_value, _offset, length, line, column, steps) => {
      put(steps, toPlace(line, column, length));
    },
  });
  return places;
}

/** @param line counted from 0, as `column` */
const toPlace = (line: number, column: number, length: number): TextPlace => ({
  line: line + 1,
  column: column + 1,
  endLine: line + 1,
  endColumn: column + 1 + length,
});
