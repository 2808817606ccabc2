import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { optionReasons, usualClientOptions } from '../../../../src/okta/client/clientOptions.js';
import {
  ClientOptionError,
  clientOptionNames,
  readClientOption,
} from '../../../../src/okta/client/readClientOption.js';

void describe("an option of Okta's client as text", () => {
  void test('has the name of every one that is explained', () => {
    assert.deepEqual(clientOptionNames.toSorted(), Object.keys(optionReasons).toSorted());
  });

  void test('may have the value that is usual', () => {
    const usual: ReadonlyMap<string, unknown> = new Map(Object.entries(usualClientOptions));
    for (const [name, value] of usual) {
      const isEndless = value === Number.POSITIVE_INFINITY;
      if (!isEndless) {
        assert.deepEqual(readClientOption(`${name}=${String(value)}`), { [name]: value });
      }
    }
  });

  for (const text of [
    ...['', 'probesGroups', 'probesGroups=yes', 'membersPerPatch=0', 'membersPerPatch=1.5'],
    ...['queryBlank= ', 'identifierAttribute=', 'identifierAttribute=a b', '__proto__=true'],
  ]) {
    void test(`is refused where it is ${JSON.stringify(text)}`, () => {
      assert.throws(() => readClientOption(text), ClientOptionError);
    });
  }
});
