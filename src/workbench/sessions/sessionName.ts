/** Of the name of a file, most file systems take 255 bytes. */
const longestName = 200;
const beginning = 'session-';
const ending = '.jsonl';

/** What is wrong with a name for a session, a sentence; undefined where nothing is. */
export function findNameProblem(name: string): 'empty' | 'tooLong' | undefined {
  if (name.trim() === '') {
    return 'empty';
  }
  return toSessionFile(name).length > longestName ? 'tooLong' : undefined;
}

/**
 * The file of a session. Names are what people write: what a file system could take amiss (`/`, `..`, `CON`, a dot at the
 * end) is encoded.
 */
export const toSessionFile = (name: string): string =>
  `${beginning}${Array.from(new TextEncoder().encode(name.trim().normalize('NFC')), encodeByte).join('')}${ending}`;

const encodeByte = (byte: number): string => {
  const character = String.fromCharCode(byte);
  return /[\w-]/.test(character)
    ? character
    : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
};

/** Undefined for a file that is no session. */
export function readSessionFile(file: string): string | undefined {
  if (!file.startsWith(beginning) || !file.endsWith(ending)) {
    return undefined;
  }
  try {
    return decodeURIComponent(file.slice(beginning.length, -ending.length));
  } catch {
    // expected: somebody has put a file of his own there
    return undefined;
  }
}

/** A file system may take capitals for small letters. */
export const isSameName = (left: string, right: string): boolean =>
  left.trim().normalize('NFC').toLowerCase() === right.trim().normalize('NFC').toLowerCase();
