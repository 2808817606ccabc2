/**
 * On which lines of a JSON text the items of its array stand, counted from 1: of the array that is the
 * text itself, or of the one that its member `name` is.
 *
 * @param text valid JSON
 */
export function findItemLines(text: string, name?: string): readonly number[] {
  const scan: Scan = {
    text,
    name,
    listDepth: name === undefined ? 1 : 2,
    at: 0,
    line: 1,
    depth: 0,
    lastName: '',
    isInList: false,
    isItemNext: false,
    lines: [],
  };
  for (; scan.at < text.length; scan.at += 1) {
    const character = text.charAt(scan.at);
    if (!blanks.has(character)) {
      if (scan.isItemNext && character !== ']') {
        scan.lines.push(scan.line);
      }
      scan.isItemNext = false;
    }
    steps.get(character)?.(scan);
  }
  return scan.lines;
}

interface Scan {
  readonly text: string;
  readonly name: string | undefined;
  /** How deep the wanted array is. */
  readonly listDepth: number;
  at: number;
  line: number;
  depth: number;
  /** The last string at the top of an object, with its quotes: the name of the member that follows. */
  lastName: string;
  isInList: boolean;
  isItemNext: boolean;
  lines: number[];
}

const blanks: ReadonlySet<string> = new Set([' ', '\t', '\r', '\n']);

const steps: ReadonlyMap<string, (scan: Scan) => void> = new Map([
  ['\n', (scan) => (scan.line += 1)],
  ['"', skipString],
  ['{', (scan) => (scan.depth += 1)],
  ['[', openArray],
  ['}', close],
  [']', close],
  [',', (scan) => (scan.isItemNext = scan.isInList && scan.depth === scan.listDepth)],
]);

function openArray(scan: Scan): void {
  scan.depth += 1;
  if (scan.depth === scan.listDepth && isNamed(scan)) {
    // Of members with the same name, the last one counts.
    scan.lines = [];
    scan.isInList = true;
    scan.isItemNext = true;
  }
}

function close(scan: Scan): void {
  scan.isInList &&= scan.depth !== scan.listDepth;
  scan.depth -= 1;
}

const longestName = 200;

function skipString(scan: Scan): void {
  const { text, at, depth } = scan;
  const end = endOfString(text, at);
  // What is no name at the top of the text is not worth a copy.
  scan.lastName = depth === 1 && end - at < longestName ? text.slice(at, end + 1) : '';
  scan.at = end;
}

/** The offset of the quote that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) {
    end = text.indexOf('"', end + 1);
  }
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charAt(at - 1 - backslashes) === '\\') {
    backslashes += 1;
  }
  return backslashes % 2 === 1;
}

const isNamed = ({ name, lastName }: Scan): boolean =>
  name === undefined || (lastName !== '' && JSON.parse(lastName) === name);
