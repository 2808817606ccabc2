import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isSameJson, type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { userType } from '../../../support/coreTypes.js';
import { patch } from '../../../support/patch.js';
import {
  patchByReference,
  type ReferenceOperation,
  type ReferenceTarget,
  Refusal,
} from '../../../support/referencePatch.js';

// Few, so that they meet, and some that are wrong.
const texts = fc.constantFrom('a', 'A', 'b', 'work', 'Work', 'home');
const oddTexts = fc.oneof(
  { arbitrary: texts, weight: 8 },
  { arbitrary: fc.constantFrom<JsonValue>(null, 5, true), weight: 1 },
);
const flags = fc.oneof(
  { arbitrary: fc.boolean(), weight: 8 },
  { arbitrary: fc.constantFrom<JsonValue>(null, 'true'), weight: 1 },
);

const email: fc.Arbitrary<JsonObject> = fc.record(
  { value: texts, type: texts, display: texts, primary: fc.boolean() },
  { requiredKeys: ['value'], noNullPrototype: true },
);
const oddEmail = fc.record(
  { value: oddTexts, type: oddTexts, display: oddTexts, primary: flags },
  { requiredKeys: [], noNullPrototype: true },
);
const emails: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.array(email, { maxLength: 3 }),
  fc.array(oddEmail, { maxLength: 2 }),
  email,
  fc.constantFrom<JsonValue>(null, 'a'),
);
const name: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.record(
    { givenName: oddTexts, familyName: oddTexts },
    { requiredKeys: [], noNullPrototype: true },
  ),
  fc.constantFrom<JsonValue>(null, 'a', []),
);

const where = fc.record({ part: fc.constantFrom('value', 'type', 'display'), is: texts });
const emailPart = fc.constantFrom('value', 'type', 'display', 'primary');

const targets = fc.oneof<fc.Arbitrary<readonly [ReferenceTarget, fc.Arbitrary<JsonValue>]>[]>(
  fc.constantFrom('userName', 'nickName').map((top) => [{ name: top }, oddTexts] as const),
  fc.constant([{ name: 'name' }, name] as const),
  fc
    .constantFrom('givenName', 'familyName')
    .map((part) => [{ name: 'name', part }, oddTexts] as const),
  fc.constant([{ name: 'emails' }, emails] as const),
  where.map((one) => [{ name: 'emails', where: one }, oddEmail] as const),
  fc
    .tuple(where, emailPart)
    .map(([one, part]) => [
      { name: 'emails', where: one, part },
      part === 'primary' ? flags : oddTexts,
    ]),
  emailPart.map((part) => [{ name: 'emails', part }, part === 'primary' ? flags : oddTexts]),
);

const operations: fc.Arbitrary<readonly ReferenceOperation[]> = fc.array(
  targets.chain(([target, values]) =>
    fc.record({
      op: fc.constantFrom('add' as const, 'remove' as const, 'replace' as const),
      target: fc.constant(target),
      value: values,
    }),
  ),
  { minLength: 1, maxLength: 4 },
);

/** As a client writes it; what has no filter and no part may stand in a value without a path, too. */
function write({ op, target, value }: ReferenceOperation, isPathless: boolean): JsonObject {
  const { name: top, part, where: chosen } = target;
  if (isPathless && op !== 'remove' && !part && !chosen) {
    return { op, value: { [top]: value } };
  }
  const filter = chosen ? `[${chosen.part} eq "${chosen.is}"]` : '';
  const path = `${top}${filter}${part === undefined ? '' : `.${part}`}`;
  return op === 'remove' ? { op, path } : { op, path, value };
}

const people: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.uniqueArray(email, {
      maxLength: 3,
      selector: (one) => JSON.stringify(one['value']).toLowerCase(),
    }),
  )
  .map(([list]) => ({
    schemas: [userUrn],
    userName: 'jane',
    nickName: 'J',
    name: { givenName: 'Jane' },
    ...(list.length > 0 && {
      emails: list.map((one, at) => (at === 0 ? one : { ...one, primary: false })),
    }),
  }));

type Result = JsonObject | string;

const attempt = (run: () => JsonObject): Result => {
  try {
    return run();
  } catch (error) {
    assert.ok(error instanceof ScimError || error instanceof Refusal, String(error));
    return String(error.scimType);
  }
};

await test('a PATCH makes of a person what a slow and obvious reference makes of them', () => {
  let carriedOut = 0;
  fc.assert(
    fc.property(people, operations, fc.boolean(), (person, list, isPathless) => {
      const expected = attempt(() => patchByReference(person, list));

      const found = attempt(
        () =>
          patch(
            userType,
            person,
            list.map((one) => write(one, isPathless)),
          ).resource,
      );

      assert.deepEqual(found, expected);
      carriedOut += typeof found === 'string' ? 0 : 1;
      if (typeof expected !== 'string' && isSameJson(expected, person)) {
        assert.equal(found, person, 'nothing is different, so it is the same object');
      }
    }),
    { numRuns: 3_000 },
  );
  assert.ok(carriedOut > 1_000);
});
