import { isJsonObject } from '../../base/json.js';
import { JsonCursor, JsonShapeError } from '../../base/jsonCursor.js';
import { type SettingsFinding } from './finding.js';
import { isPlaceholder, isSecretName, redactUrl } from './secretFields.js';

/** Reads what is as it should be, takes a fallback for what is not, and keeps all that is to say. */
export class ShapeReader {
  readonly #findings: SettingsFinding[] = [];

  get findings(): readonly SettingsFinding[] {
    return this.#findings;
  }

  /** Absent and null give the fallback too. */
  read<T>(parent: JsonCursor, name: string, fallback: T, read: (member: JsonCursor) => T): T {
    return this.#attempt(fallback, () => parent.optional(name, read) ?? fallback);
  }

  /** What `read` says is wrong with one item leaves the others as they are. */
  readItems<T>(
    parent: JsonCursor,
    name: string,
    fallback: readonly T[],
    read: (item: JsonCursor) => T,
  ): readonly T[] {
    return this.read(parent, name, fallback, (member) =>
      limited(member).flatMap((item) => this.#attempt<readonly T[]>([], () => [read(item)])),
    );
  }

  /** Undefined, and a finding, where the member is absent or wrong. */
  required<T>(parent: JsonCursor, name: string, read: (member: JsonCursor) => T): T | undefined {
    const member = parent.member(name);
    if (member.value === undefined || member.value === null) {
      this.#add(shapeFinding(member.pointer, `The member ${name} is missing.`));
      return undefined;
    }
    return this.#attempt<T | undefined>(undefined, () => read(member));
  }

  /**
   * Items that are objects with members of these names.
   *
   * @param read gives undefined for an item that nothing can be done with; it has said why.
   */
  readObjects<T>(
    parent: JsonCursor,
    name: string,
    known: readonly string[],
    read: (item: JsonCursor) => T | undefined,
  ): readonly T[] {
    return this.readItems<T | undefined>(parent, name, [], (item) => {
      if (!isJsonObject(item.value)) {
        item.fail('must be an object');
      }
      this.checkNames(item, known);
      return read(item);
    }).filter((item) => item !== undefined);
  }

  /** An empty one where there is none. */
  object({ value, pointer }: JsonCursor): JsonCursor {
    if (isJsonObject(value)) {
      return new JsonCursor(value, pointer);
    }
    if (pointer === '') {
      this.#add(shapeFinding('', 'A settings file holds one JSON object.'));
    } else if (value !== undefined && value !== null) {
      this.#add(shapeFinding(pointer, 'The value must be an object.'));
    }
    return new JsonCursor({}, pointer);
  }

  /** Takes nothing from the file but that there is a secret in it. */
  checkSecret(parent: JsonCursor, name: string): void {
    const { value, pointer } = parent.member(name);
    if (isSecret(value)) {
      this.#add(secretInFile(pointer));
    }
  }

  /** A bearer token goes into Okta's form without the word that stands before it in the header. */
  checkScheme(parent: JsonCursor, name: string): void {
    const { value, pointer } = parent.member(name);
    const scheme = typeof value === 'string' ? schemePattern.exec(value)?.[1] : undefined;
    if (scheme !== undefined) {
      this.#add(schemeInToken(pointer, scheme));
    }
  }

  /** An address as it was written, but for credentials in it. */
  readUrl(parent: JsonCursor, name: string): string {
    return this.read(parent, name, '', (member) => this.#readUrl(member));
  }

  readUrls(parent: JsonCursor, name: string): readonly string[] {
    return this.readItems(parent, name, [], (item) => this.#readUrl(item));
  }

  #readUrl(cursor: JsonCursor): string {
    const text = readLine(cursor);
    const clean = redactUrl(text);
    if (clean !== text) {
      this.#add(secretInUrl(cursor.pointer));
    }
    return clean;
  }

  /** What a settings file does not have is said, not read. */
  checkNames(cursor: JsonCursor, known: readonly string[]): void {
    const names = isJsonObject(cursor.value) ? Object.keys(cursor.value) : [];
    for (const member of names.filter((name) => !known.includes(name))) {
      const { value, pointer } = cursor.member(member);
      this.#add(
        isSecretName(member) && isSecret(value)
          ? secretInFile(pointer)
          : unknownMember(pointer, known),
      );
    }
  }

  #attempt<T>(fallback: T, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof JsonShapeError)) {
        throw error;
      }
      const { pointer, reason } = error;
      this.#add(shapeFinding(pointer, `The value ${reason}.`));
      return fallback;
    }
  }

  #add(finding: SettingsFinding): void {
    this.#findings.push(finding);
  }
}

const longestLine = 1024;
const mostItems = 500;

function limited(list: JsonCursor): readonly JsonCursor[] {
  const items = list.items();
  return items.length > mostItems
    ? list.fail(`must not have more than ${String(mostItems)} items`)
    : items;
}

/** Trimmed. Control characters, halves of characters and the marks that turn the direction of writing could hide what an admin enters. */
export function readLine(cursor: JsonCursor): string {
  const text = cursor.string().trim();
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text)) {
    cursor.fail('must be one line without control characters');
  }
  return text.length > longestLine
    ? cursor.fail(`must not be longer than ${String(longestLine)} characters`)
    : text;
}

const schemePattern = /^\s*(Bearer|Basic)(?:\s|$)/i;

function isSecret(value: unknown): boolean {
  if (typeof value !== 'string') {
    return value !== undefined && value !== null;
  }
  return !isPlaceholder(value.replace(schemePattern, ''));
}

const shapeFinding = (pointer: string, message: string): SettingsFinding => ({
  id: 'shape',
  level: 'error',
  pointer,
  message,
});

const secretInFile = (pointer: string): SettingsFinding => ({
  id: 'secret.inFile',
  level: 'warning',
  pointer,
  message: 'There is a secret in the settings.',
  consequence: 'The exports do not have it: a placeholder stands in its place.',
  fix: 'Take it out of the file, and renew it if others have seen the file.',
});

const secretInUrl = (pointer: string): SettingsFinding => ({
  id: 'secret.inUrl',
  level: 'error',
  pointer,
  message: 'There are credentials in this address.',
  consequence: 'Okta shows addresses to every admin; it has its own fields for credentials.',
  fix: 'Take them out of the address, and renew them if others have seen the file.',
});

const schemeInToken = (pointer: string, scheme: string): SettingsFinding => ({
  id: 'token.scheme',
  level: 'warning',
  pointer,
  message: `The token begins with the word ${scheme}, which is no part of it.`,
  consequence: `Okta's form puts Bearer in front, so the server gets "Bearer ${scheme} …" and answers 401.`,
  fix: 'Use only what comes after that word.',
});

const unknownMember = (pointer: string, known: readonly string[]): SettingsFinding => ({
  id: 'member.unknown',
  level: 'warning',
  pointer,
  message: 'A settings file has no such member here; it is left out.',
  fix: `Use one of ${known.join(', ')}.`,
});
