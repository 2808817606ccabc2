import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonObject } from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { type Filter } from '../../../../src/scim/filter/ast.js';
import { compileFilter } from '../../../../src/scim/filter/compile.js';
import { printFilter } from '../../../../src/scim/filter/print.js';
import { anyDevice, anyDeviceFilter } from '../../../support/deviceFilters.js';
import { deviceRegistry, deviceType } from '../../../support/deviceSchema.js';
import { evaluateByRfc } from '../../../support/referenceFilter.js';

const matchOf = (filter: Filter, resource: JsonObject): boolean | 'invalid' => {
  try {
    return compileFilter(filter, deviceType).matches(resource);
  } catch (error) {
    assert.ok(error instanceof ScimError && error.scimType === 'invalidFilter');
    return 'invalid';
  }
};

const referenceType = { definition: deviceType.definition, schemas: deviceRegistry.schemas };

await test('a compiled filter says of any resource what the text of the RFC says', () => {
  fc.assert(
    fc.property(
      anyDeviceFilter,
      fc.array(anyDevice, { minLength: 4, maxLength: 4 }),
      (filter, all) => {
        for (const resource of all) {
          const expected = evaluateByRfc(filter, resource, referenceType);

          assert.equal(matchOf(filter, resource), expected, printFilter(filter));
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
