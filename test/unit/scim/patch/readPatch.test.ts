import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonValue } from '../../../../src/base/json.js';
import { ScimError, type ScimType } from '../../../../src/scim/errors.js';
import { patchOpUrn, readPatchRequest } from '../../../../src/scim/patch/readPatch.js';
import { createContext } from '../../../support/noteList.js';
import { patchBody } from '../../../support/patch.js';

const isRefused =
  (scimType: ScimType, detail: RegExp) =>
  (error: unknown): boolean =>
    error instanceof ScimError &&
    error.status === 400 &&
    error.scimType === scimType &&
    detail.test(error.message);

const replaceTitle = { op: 'replace', path: 'title', value: 'x' };

await test('operations come out in their order, with their paths read', () => {
  const context = createContext();

  const [first, second, third] = readPatchRequest(
    patchBody([
      { op: 'add', value: { title: 'x' } },
      { op: 'remove', path: 'emails[type eq "work"]' },
      { op: 'replace', path: 'name.givenName', value: null },
    ]),
    context,
  );

  assert.deepEqual(first, { op: 'add', value: { title: 'x' } });
  assert.deepEqual([second?.op, second?.path?.kind], ['remove', 'valuePath']);
  assert.deepEqual([third?.op, third?.pathText, third?.value], ['replace', 'name.givenName', null]);
  assert.deepEqual(context.notes, []);
});

await test('a path of null is no path', () => {
  const [operation] = readPatchRequest(
    patchBody([{ op: 'add', path: null, value: { title: 'x' } }]),
    createContext(),
  );

  assert.deepEqual(operation, { op: 'add', value: { title: 'x' } });
});

await test('capitals of op and of member names are taken; those of op with a hint', () => {
  const context = createContext();

  const [operation] = readPatchRequest(
    {
      SCHEMAS: [patchOpUrn.toUpperCase()],
      operations: [{ OP: 'Replace', Path: 'title', VALUE: 'x' }],
    },
    context,
  );

  assert.deepEqual(
    [operation?.op, operation?.pathText, operation?.value],
    ['replace', 'title', 'x'],
  );
  assert.deepEqual(
    context.notes.map(({ id, level }) => [id, level]),
    [['patch.opCapitals', 'hint']],
  );
});

const refused: readonly (readonly [body: JsonValue, scimType: ScimType, detail: RegExp])[] = [
  [null, 'invalidSyntax', /must be a JSON object, but was null/],
  [[replaceTitle], 'invalidSyntax', /must be a JSON object, but was an array/],
  [{ schemas: [patchOpUrn] }, 'invalidSyntax', /has no "Operations"/],
  [
    { schemas: [patchOpUrn], Operations: {} },
    'invalidSyntax',
    /Operations must be an array, but was an object/,
  ],
  [patchBody([]), 'invalidSyntax', /Operations is empty/],
  [patchBody(['x']), 'invalidSyntax', /Operations\[0\] must be an object, but was the string "x"/],
  [patchBody([replaceTitle, null]), 'invalidSyntax', /Operations\[1\] must be an object/],
  [
    patchBody([{ path: 'title', value: 1 }]),
    'invalidSyntax',
    /Operations\[0\]\.op must be .* but is missing/,
  ],
  [
    patchBody([{ op: 'move', path: 'a', value: 1 }]),
    'invalidSyntax',
    /op must be "add", "remove" or "replace", but was the string "move"/,
  ],
  [patchBody([{ op: 5 }]), 'invalidSyntax', /but was the number 5/],
  [
    patchBody([{ op: 'remove' }]),
    'noTarget',
    /Operations\[0\] \(remove\) needs a path.*3\.5\.2\.2/,
  ],
  [patchBody([{ op: 'remove', path: null }]), 'noTarget', /needs a path/],
  [
    patchBody([{ op: 'add', path: 'title' }]),
    'invalidValue',
    /Operations\[0\] \(add\) needs a value/,
  ],
  [patchBody([{ op: 'replace' }]), 'invalidValue', /Operations\[0\] \(replace\) needs a value/],
  [
    patchBody([{ ...replaceTitle, path: 5 }]),
    'invalidPath',
    /Operations\[0\]\.path must be a string, but was the number 5/,
  ],
  [
    patchBody([{ ...replaceTitle, path: '' }]),
    'invalidPath',
    /is not a path: The name of an attribute is missing \(column 1\)/,
  ],
  [
    patchBody([replaceTitle, { ...replaceTitle, path: 'emails[type eq work]' }]),
    'invalidFilter',
    /Operations\[1\]\.path the string "emails\[type eq work\]" is not a path: A string needs quotes: "work" \(column 16\)/,
  ],
  [
    patchBody([{ op: 'add', OP: 'remove', path: 'title', value: 'x' }]),
    'invalidSyntax',
    /Operations\[0\] has "OP" twice, in different capitals/,
  ],
  [
    { ...patchBody([replaceTitle]), operations: [] },
    'invalidSyntax',
    /body has "operations" twice/,
  ],
];

for (const [body, scimType, detail] of refused) {
  await test(`${scimType}: ${detail.source}`, () => {
    assert.throws(() => readPatchRequest(body, createContext()), isRefused(scimType, detail));
  });
}

/** RFC 7644, table 9: which part of a path is wrong. */
const wrongPaths: readonly (readonly [path: string, scimType: ScimType])[] = [
  ['emails[type foo "work"]', 'invalidFilter'],
  ['emails[type eq]', 'invalidFilter'],
  ['emails[]', 'invalidFilter'],
  ['emails[type eq "a" and].value', 'invalidFilter'],
  ['emails[(type eq "a"]', 'invalidFilter'],
  ['emails[type eq "work"', 'invalidPath'],
  ['emails[type eq "work', 'invalidPath'],
  ['emails]', 'invalidPath'],
  ['emails[0].value', 'invalidFilter'],
  ['[type eq "work"]', 'invalidPath'],
  ['emails.value[type eq "work"].type', 'invalidPath'],
  ['emails[type eq "work"].', 'invalidPath'],
  ['emails[type eq "work"].a.b', 'invalidPath'],
  ['/title', 'invalidPath'],
  ['title,nickName', 'invalidPath'],
  ['name..givenName', 'invalidPath'],
  ['.title', 'invalidPath'],
  ['name.givenName.x', 'invalidPath'],
];

for (const [path, scimType] of wrongPaths) {
  await test(`the path ${path} is a 400 ${scimType}`, () => {
    assert.throws(
      () => readPatchRequest(patchBody([{ ...replaceTitle, path }]), createContext()),
      isRefused(scimType, /is not a path/),
    );
  });
}

for (const schemas of ['x', [5], ['urn:ietf:params:scim:schemas:core:2.0:User']]) {
  await test(`schemas ${JSON.stringify(schemas)} says that it is no PATCH, and is a 400 everywhere`, () => {
    for (const profile of ['strict', 'okta', 'entra'] as const) {
      assert.throws(
        () => readPatchRequest({ schemas, Operations: [replaceTitle] }, createContext(profile)),
        isRefused('invalidValue', /needs "schemas": \["urn:.*PatchOp"\] \(.+\), but has /),
      );
    }
  });
}

for (const schemas of [undefined, null, []]) {
  await test(`schemas ${JSON.stringify(schemas ?? null)} is a 400 in strict, and tolerated by okta and entra`, () => {
    const body = { ...(schemas !== undefined && { schemas }), Operations: [replaceTitle] };

    assert.throws(
      () => readPatchRequest(body, createContext()),
      isRefused('invalidValue', /needs "schemas": \["urn:.*PatchOp"\]/),
    );
    for (const [profile, level] of [
      ['okta', 'warning'],
      ['entra', 'hint'],
    ] as const) {
      const context = createContext(profile);
      assert.equal(readPatchRequest(body, context).length, 1);
      assert.deepEqual(
        context.notes.map((note) => [note.id, note.level]),
        [['patch.schemas', level]],
      );
    }
  });
}

await test('any JSON at all is read or refused with a ScimError', () => {
  const members = fc.record(
    {
      op: fc.oneof(fc.constantFrom('add', 'Remove', 'replace'), fc.jsonValue()),
      path: fc.oneof(fc.constantFrom('a', 'a[b pr]', 'urn:x:1.0'), fc.jsonValue()),
      value: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const bodies = fc.oneof(
    fc.jsonValue(),
    fc.record({
      schemas: fc.constant([patchOpUrn]),
      Operations: fc.array(members, { maxLength: 3 }),
    }),
  );
  fc.assert(
    fc.property(bodies, fc.constantFrom('strict' as const, 'okta' as const), (body, profile) => {
      try {
        // What fast-check makes is JSON.
        readPatchRequest(body as JsonValue, createContext(profile));
      } catch (error) {
        assert.ok(error instanceof ScimError);
      }
    }),
    { numRuns: 300 },
  );
});
