import { isJsonArray, type JsonObject, type JsonValue } from '../../base/json.js';
import { isEmpty, type MissingPart, missingParts } from '../../validate/compare/missingParts.js';
import { tellValue } from '../../validate/compare/tellValue.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import { type CaseContext, type Expectation, type Reply } from '../model/caseContext.js';

export interface ContentCheck extends Pick<
  Expectation,
  'id' | 'cause' | 'sameAs' | 'okta' | 'fix' | 'level' | 'expectedBy'
> {
  /** What was done, for example "After the PUT". */
  readonly doing: string;
}

/** Undefined: the attribute has no value. Lists are expected with these elements and no others. */
export type Wanted = ReadonlyMap<string, JsonValue | undefined>;

/** What the resource is expected to have, as a sentence for each attribute that it has not. */
export function expectContent(
  context: CaseContext,
  reply: Reply,
  wanted: Wanted,
  { doing, ...check }: ContentCheck,
): void {
  const wrong = differences(context, reply.body, wanted);
  context.expect({
    ...check,
    holds: wrong.length === 0,
    message: `${doing}: ${wrong.map(({ text }) => text).join('; ')}`,
    expected: toObject(wrong.map(({ name, expected }) => [name, expected])),
    actual: toObject(wrong.map(({ name, actual }) => [name, actual])),
    seenIn: [reply],
  });
}

/** What a server writes itself: it may change with any request, or with none. */
const ofServer: ReadonlySet<string> = new Set(['meta', 'schemas', 'groups', 'password']);

/** All attributes that were there before and are not among `changed` are as they were. */
export function expectUntouched(
  context: CaseContext,
  { before, after }: { readonly before: Reply; readonly after: Reply },
  changed: readonly string[],
  check: ContentCheck,
): void {
  const names = new Set(changed.map((name) => name.toLowerCase()));
  const wanted = Object.entries(before.body).filter(
    ([name]) => !ofServer.has(name) && !names.has(name.toLowerCase()),
  );
  expectContent(context, after, new Map(wanted), check);
}

interface Difference {
  readonly name: string;
  readonly text: string;
  readonly expected: JsonValue;
  readonly actual: JsonValue;
}

function differences(context: CaseContext, got: JsonObject, wanted: Wanted): readonly Difference[] {
  return [...wanted].flatMap(([name, expected]) => {
    const actual = readAnyCase(got, name) ?? null;
    const text = differenceOf(context, name, expected, actual);
    return text === undefined ? [] : [{ name, text, expected: expected ?? null, actual }];
  });
}

function differenceOf(
  context: CaseContext,
  name: string,
  expected: JsonValue | undefined,
  actual: JsonValue,
): string | undefined {
  if (expected === undefined || isEmpty(expected)) {
    // An empty text is a value (RFC 7643 2.5).
    const isNone = isEmpty(actual) && actual !== '';
    return isNone ? undefined : `${name} is ${tellValue(actual)}, and should have no value`;
  }
  if (isEmpty(actual)) {
    return `${name} is not there, and should be ${tellValue(expected)}`;
  }
  const [part] = missingIn(context, name, expected, actual);
  if (part) {
    const now = isEmpty(part.got) ? 'is not there' : `is ${tellValue(part.got ?? null)}`;
    return `${part.name} ${now}, and should be ${tellValue(part.sent)}`;
  }
  const isLonger = isJsonArray(expected) && isJsonArray(actual) && actual.length > expected.length;
  return isLonger
    ? `${name} has ${String(actual.length)} values, and should have ${String(expected.length)}`
    : undefined;
}

function missingIn(
  { server }: CaseContext,
  name: string,
  expected: JsonValue,
  actual: JsonValue,
): readonly MissingPart[] {
  const type = server.registry.findByName(name === 'members' ? 'Group' : 'User');
  return type ? missingParts(type, { [name]: expected }, { [name]: actual }) : [];
}

const toObject = (entries: readonly (readonly [string, JsonValue])[]): JsonObject =>
  Object.fromEntries(entries);
