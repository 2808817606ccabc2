import { type JsonObject, type JsonValue, isJsonArray, isJsonObject } from '../../base/json.js';
import { readAnyCase, readText, toBoolean } from '../../validate/view/anyCase.js';

/** An operation of a PATCH body as it came, as far as it can be read. */
export interface SentOperation {
  /** Lower case; empty where there is none. */
  readonly op: string;
  readonly path?: string;
  readonly value?: JsonValue;
}

/** What a PATCH body means to change. */
export interface PatchIntent {
  /** Attributes that get a value, by lower-cased name; the last value of each. */
  readonly sets: ReadonlyMap<string, JsonValue>;
  /** What happens to multi-valued attributes, by lower-cased name. */
  readonly changes: ReadonlyMap<string, ReadonlySet<'add' | 'remove' | 'replace'>>;
}

/** The operations in their order; none where the body is no PATCH request. */
export function readSentOperations(body: JsonObject | undefined): readonly SentOperation[] {
  const operations = readAnyCase(body, 'Operations');
  if (!isJsonArray(operations)) {
    return [];
  }
  return operations.filter(isJsonObject).map((operation) => {
    const path = readText(operation, 'path');
    const value = readAnyCase(operation, 'value');
    return {
      op: (readText(operation, 'op') ?? '').toLowerCase(),
      ...(path !== undefined && { path }),
      ...(value !== undefined && { value }),
    };
  });
}

export function readPatchIntent(body: JsonObject | undefined): PatchIntent {
  const sets = new Map<string, JsonValue>();
  const changes = new Map<string, Set<'add' | 'remove' | 'replace'>>();
  const note = (name: string, op: string, value: JsonValue | undefined): void => {
    const isPlural = op === 'remove' || isJsonArray(value);
    if (!isPlural && value !== undefined) {
      sets.set(name, value);
    }
    if (op === 'add' || op === 'remove' || op === 'replace') {
      changes.set(name, (changes.get(name) ?? new Set()).add(op));
    }
  };
  for (const { op, path, value } of toOperations(body)) {
    if (path !== undefined) {
      note(attributeOf(path), op, value);
    } else if (isJsonObject(value)) {
      for (const [name, part] of Object.entries(value)) {
        note(name.toLowerCase(), op, part);
      }
    }
  }
  return { sets, changes };
}

/** SCIM 1.1 sends a part of the resource instead of operations. */
function toOperations(body: JsonObject | undefined): readonly SentOperation[] {
  if (!body || readAnyCase(body, 'Operations') !== undefined) {
    return readSentOperations(body);
  }
  return [{ op: 'replace', value: body }];
}

/** The attribute that a path begins with: `members[value eq "1"].display` gives `members`. */
function attributeOf(path: string): string {
  const bracket = path.indexOf('[');
  const head = bracket === -1 ? path : path.slice(0, bracket);
  // Of a URN path the attribute is what follows the last colon; the dots before it belong to the version.
  const name = head.slice(head.lastIndexOf(':') + 1);
  return (name.split('.', 1)[0] ?? name).trim().toLowerCase();
}

/** The value of a boolean attribute that the body sets, by PATCH or as a whole resource. */
export const setBoolean = (intent: PatchIntent, name: string): boolean | undefined =>
  toBoolean(intent.sets.get(name));

/** Names that tell the server whom it concerns; they change nothing. */
const selfNames: ReadonlySet<string> = new Set(['id', 'schemas', 'meta']);

/** Lower-cased names of all attributes that are touched. */
export const touchedNames = ({ changes }: PatchIntent): readonly string[] =>
  [...changes.keys()].filter((name) => !selfNames.has(name));
