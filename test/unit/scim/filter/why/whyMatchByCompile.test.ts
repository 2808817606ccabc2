import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonObject } from '../../../../../src/base/json.js';
import { ScimError } from '../../../../../src/scim/errors.js';
import { type Filter } from '../../../../../src/scim/filter/ast.js';
import { compileFilter } from '../../../../../src/scim/filter/compile.js';
import { printFilter } from '../../../../../src/scim/filter/print.js';
import { type Reason } from '../../../../../src/scim/filter/why/reason.js';
import { whyMatch } from '../../../../../src/scim/filter/why/whyMatch.js';
import { anyDevice, anyDeviceFilter } from '../../../../support/deviceFilters.js';
import { deviceType } from '../../../../support/deviceSchema.js';

const orInvalid = <T>(run: () => T): T | 'invalid' => {
  try {
    return run();
  } catch (error) {
    assert.ok(error instanceof ScimError && error.scimType === 'invalidFilter');
    return 'invalid';
  }
};

const holdsBy = (filter: Filter, resource: JsonObject): boolean | 'invalid' =>
  orInvalid(() => whyMatch(filter, deviceType, resource).holds);

const matches = (filter: Filter, resource: JsonObject): boolean | 'invalid' =>
  orInvalid(() => compileFilter(filter, deviceType).matches(resource));

void test('the reasons say of any resource what the answer of the mock says', () => {
  fc.assert(
    fc.property(
      anyDeviceFilter,
      fc.array(anyDevice, { minLength: 3, maxLength: 3 }),
      (filter, all) => {
        for (const resource of all) {
          assert.equal(holdsBy(filter, resource), matches(filter, resource), printFilter(filter));
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

const textsOf = ({ label, because, children }: Reason): readonly string[] => [
  label,
  because,
  ...children.flatMap(textsOf),
];

void test('each part of any filter has words for what it asks and what it found', () => {
  fc.assert(
    fc.property(anyDeviceFilter, anyDevice, (filter, resource) => {
      const reason = orInvalid(() => whyMatch(filter, deviceType, resource));

      if (reason !== 'invalid') {
        for (const text of textsOf(reason)) {
          assert.ok(text !== '' && text.length < 600 && !text.includes('[object'), text);
        }
      }
    }),
    { numRuns: 500 },
  );
});
