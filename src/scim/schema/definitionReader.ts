import { type JsonCursor } from '../../base/jsonCursor.js';
import { type JsonProblems } from '../../base/jsonProblems.js';
import { isJsonObject } from '../../base/json.js';
import { hintForName } from '../filter/suggest.js';

/** Reads the members of one definition in a schema file, and goes on behind what is wrong. */
export class DefinitionReader {
  readonly cursor: JsonCursor;
  readonly problems: JsonProblems;

  constructor(cursor: JsonCursor, problems: JsonProblems) {
    this.cursor = cursor;
    this.problems = problems;
  }

  /** Undefined where the member is absent or wrong. */
  get<T>(name: string, read: (member: JsonCursor) => T): T | undefined {
    return this.problems.attempt(() => read(this.cursor.member(name)));
  }

  /** An object with the member, or without it where it is absent or wrong. */
  given<N extends string, T>(
    name: N,
    read: (member: JsonCursor) => T,
  ): Partial<Record<N, NonNullable<T>>> {
    const value = this.problems.attempt(() => this.cursor.optional(name, read));
    // The one member has the type that Record says; the compiler widens a computed name.
    return value === undefined || value === null
      ? {}
      : ({ [name]: value } as Record<N, NonNullable<T>>);
  }

  /** The items of a list that are right. */
  list<T>(name: string, readItem: (item: JsonCursor) => T | undefined): readonly T[] {
    return this.listOf(this.cursor.member(name), readItem);
  }

  listOf<T>(list: JsonCursor, readItem: (item: JsonCursor) => T | undefined): readonly T[] {
    const items = this.problems.attempt(() => list.items()) ?? [];
    return items.flatMap((item) => {
      const value = this.problems.attempt(() => readItem(item));
      return value === undefined ? [] : [value];
    });
  }

  /** Members that nobody defines are left alone, unless they look like a slip of the pen. */
  checkNames(known: readonly string[]): void {
    const { value } = this.cursor;
    if (!isJsonObject(value)) {
      return;
    }
    const unused = known.filter((name) => !Object.hasOwn(value, name));
    for (const name of Object.keys(value)) {
      const hint = known.includes(name) ? '' : hintForName(name, unused);
      if (hint !== '') {
        this.problems.attempt(() => this.cursor.member(name).fail(`means nothing here${hint}`));
      }
    }
  }

  /** Names are compared without regard to case (RFC 7643 2.1). */
  checkUnique(list: JsonCursor, name: string): void {
    const seen = new Map<string, string>();
    for (const item of this.problems.attempt(() => list.items()) ?? []) {
      this.problems.attempt(() => {
        const member = item.member(name);
        const text = member.text();
        const other = seen.get(text.toLowerCase());
        if (other !== undefined) {
          const difference = other === text ? '' : `, as ${other}, which differs in capitals only`;
          member.fail(`is used twice: ${text}${difference}`);
        }
        seen.set(text.toLowerCase(), text);
      });
    }
  }
}
