import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parsePatchPath } from '../../../../src/scim/filter/parser.js';
import { readKnownPath } from '../../../../src/scim/patch/knownPaths.js';

const paths = fc.oneof(
  fc.constantFrom(
    'active',
    'name.givenName',
    'emails[type eq "work"].value',
    'emails[type eq work]',
  ),
  fc.constantFrom('', 'a..b', 'emails[', 'urn:example:extension:2.0:User'),
  fc.uuid().map((id) => `members[value eq "${id}"]`),
  fc.string(),
);

void describe('paths that are kept', () => {
  void test('mean what they meant, however many came between, tolerated quotes or not', () => {
    const asked = fc.array(fc.tuple(paths, fc.boolean()), { maxLength: 400 });
    fc.assert(
      fc.property(asked, (all) => {
        for (const [text, acceptsUnquotedStrings] of [...all, ...all]) {
          assert.deepEqual(
            readKnownPath(text, acceptsUnquotedStrings),
            parsePatchPath(text, { acceptsUnquotedStrings }),
          );
        }
      }),
    );
  });

  void test('are read once, until a hundred others have come', () => {
    const path = 'name.familyName';
    const first = readKnownPath(path, false);

    assert.equal(readKnownPath(path, false), first);
    for (let at = 0; at < 100; at += 1) {
      readKnownPath(`members[value eq "${String(at)}"]`, false);
    }
    assert.notEqual(readKnownPath(path, false), first);
  });
});
