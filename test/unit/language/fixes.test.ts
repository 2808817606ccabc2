import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyEdits } from 'jsonc-parser';
import { judgeText, type PlacedFinding } from '../../../src/language/diagnostics/judgeText.js';
import { type Fix } from '../../../src/language/fixes/fix.js';
import { fixesFor, fixTable } from '../../../src/language/fixes/fixesFor.js';
import { readJsonTree } from '../../../src/language/json/jsonTree.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import { findRule } from '../../../src/validate/rules/allRules.js';

const registry = createRegistry();
const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const user = `"schemas":["${userUrn}"]`;
const patch = '"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"]';
const list = '"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"]';
const error = '"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"]';
const operations = (...items: readonly string[]): string =>
  `{${patch},"Operations":[${items.join(',')}]}`;

function findingsIn(text: string): readonly PlacedFinding[] {
  const steps = judgeText(text, { registry, levels: new Map(), isScim: true, most: 1000 });
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      assert.equal(step.value.kind, 'judged', text);
      return step.value.findings;
    }
  }
}

function fixesOf(text: string, rule: string): readonly Fix[] {
  const found = findingsIn(text).find(({ finding }) => finding.rule === rule);
  assert.ok(
    found,
    `${rule} is not found, but ${findingsIn(text)
      .map(({ finding }) => finding.rule)
      .join(', ')}`,
  );
  const format = { insertSpaces: true, tabSize: 2, eol: '\n' };
  return fixesFor(found.finding, { tree: readJsonTree(text), registry, format });
}

const apply = (text: string, { edits }: Fix): string => applyEdits(text, [...edits]);

/** The document after the first fix, without the blanks that the format brings. */
const mended: readonly (readonly [rule: string, before: string, after: string])[] = [
  [
    'schema.booleanText',
    `{${user},"userName":"a","active":"True"}`,
    `{${user},"userName":"a","active":true}`,
  ],
  [
    'schema.booleanNumber',
    `{${user},"userName":"a","active":0}`,
    `{${user},"userName":"a","active":false}`,
  ],
  ['schema.numericId', `{${user},"id":7,"userName":"a"}`, `{${user},"id":"7","userName":"a"}`],
  ['schema.type', `{${user},"userName":7}`, `{${user},"userName":"7"}`],
  [
    'schema.notAnArray',
    `{${user},"userName":"a","emails":{"value":"a@b.c"}}`,
    `{${user},"userName":"a","emails":[{"value":"a@b.c"}]}`,
  ],
  ['schema.notSingle', `{${user},"userName":["a"]}`, `{${user},"userName":"a"}`],
  ['schema.nameCapitals', `{${user},"username":"a"}`, `{${user},"userName":"a"}`],
  [
    'schema.nameCapitals',
    `{${user},"userName":"a","emails":[{"Value":"a@b.c"}]}`,
    `{${user},"userName":"a","emails":[{"value":"a@b.c"}]}`,
  ],
  [
    'schema.unknownAttribute',
    `{${user},"userName":"a","dispalyName":"b"}`,
    `{${user},"userName":"a","displayName":"b"}`,
  ],
  [
    'schema.unknownAttribute',
    `{${user},"userName":"a","name":{"givenNam":"b"}}`,
    `{${user},"userName":"a","name":{"givenName":"b"}}`,
  ],
  [
    'schema.unknownAttribute',
    `{${user},"userName":"a","department":"x"}`,
    `{${user},"userName":"a","${enterprise}":{"department":"x"}}`,
  ],
  [
    'schema.unknownAttribute',
    `{${user},"userName":"a","shoe":{"size":1}}`,
    `{${user},"userName":"a"}`,
  ],
  ['schemas.missing', '{"userName":"a"}', `{${user},"userName":"a"}`],
  [
    'schemas.missing',
    '{"Operations":[{"op":"replace","path":"active","value":false}]}',
    operations('{"op":"replace","path":"active","value":false}'),
  ],
  ['schemas.empty', '{"schemas":[],"userName":"a"}', `{${user},"userName":"a"}`],
  [
    'schemas.core',
    `{"schemas":["${enterprise}"],"userName":"a","${enterprise}":{"department":"x"}}`,
    `{"schemas":["${userUrn}","${enterprise}"],"userName":"a","${enterprise}":{"department":"x"}}`,
  ],
  [
    'schemas.extensionNotNamed',
    `{${user},"userName":"a","${enterprise}":{"department":"x"}}`,
    `{"schemas":["${userUrn}","${enterprise}"],"userName":"a","${enterprise}":{"department":"x"}}`,
  ],
  [
    'schemas.withoutData',
    `{"schemas":["${userUrn}","${enterprise}"],"userName":"a"}`,
    `{${user},"userName":"a"}`,
  ],
  [
    'schemas.duplicate',
    `{"schemas":["${userUrn}","${userUrn}"],"userName":"a"}`,
    `{${user},"userName":"a"}`,
  ],
  [
    'schemas.unknown',
    `{"schemas":["${userUrn}","${enterprise.replace('User', 'Usr')}"],"userName":"a","${enterprise}":{"department":"x"}}`,
    `{"schemas":["${userUrn}","${enterprise}"],"userName":"a","${enterprise}":{"department":"x"}}`,
  ],
  [
    'schemas.scim11',
    '{"schemas":["urn:scim:schemas:core:1.0"],"userName":"a"}',
    `{${user},"userName":"a"}`,
  ],
  [
    'schemas.notAnArray',
    '{"schemas":"urn:ietf:params:scim:api:messages:2.0:ListResponse","totalResults":0}',
    `{${list},"totalResults":0}`,
  ],
  ['list.numberText', `{${list},"totalResults":"0"}`, `{${list},"totalResults":0}`],
  ['list.totalResults', `{${list},"Resources":[]}`, `{${list},"Resources":[],"totalResults":0}`],
  [
    'list.itemsPerPage',
    `{${list},"totalResults":0,"itemsPerPage":10,"Resources":[]}`,
    `{${list},"totalResults":0,"itemsPerPage":0,"Resources":[]}`,
  ],
  [
    'list.resources',
    `{${list},"totalResults":1,"Resources":{${user},"id":"1","userName":"a"}}`,
    `{${list},"totalResults":1,"Resources":[{${user},"id":"1","userName":"a"}]}`,
  ],
  ['message.memberCapitals', `{${list},"TotalResults":0}`, `{${list},"totalResults":0}`],
  [
    'message.unknownMember',
    `{${list},"totalResults":0,"itemPerPage":0}`,
    `{${list},"totalResults":0,"itemsPerPage":0}`,
  ],
  ['message.unknownMember', `{${list},"totalResults":0,"shoe":1}`, `{${list},"totalResults":0}`],
  ['error.statusText', `{${error},"status":true}`, `{${error},"status":"true"}`],
  [
    'error.statusNumber',
    `{${error},"status":404,"detail":"x"}`,
    `{${error},"status":"404","detail":"x"}`,
  ],
  [
    'error.scimTypeUnknown',
    `{${error},"status":"409","scimType":"Uniquenes","detail":"x"}`,
    `{${error},"status":"409","scimType":"uniqueness","detail":"x"}`,
  ],
  [
    'patch.missingValue',
    operations('{"op":"replace","active":false}'),
    operations('{"op":"replace","value":{"active":false}}'),
  ],
  [
    'patch.missingValue',
    operations('{"op":"replace","path":"name.givenName","givenName":"x"}'),
    operations('{"op":"replace","path":"name.givenName","value":"x"}'),
  ],
  [
    'patch.opCapitals',
    operations('{"op":"Replace","path":"active","value":true}'),
    operations('{"op":"replace","path":"active","value":true}'),
  ],
  [
    'patch.unknownOp',
    operations('{"op":"delete","path":"title"}'),
    operations('{"op":"remove","path":"title"}'),
  ],
  [
    'patch.path',
    operations('{"op":"replace","path":"/name/givenName","value":"x"}'),
    operations('{"op":"replace","path":"name.givenName","value":"x"}'),
  ],
  [
    'patch.unknownPath',
    operations('{"op":"replace","path":"userNme","value":"x"}'),
    operations('{"op":"replace","path":"userName","value":"x"}'),
  ],
  [
    'patch.unknownPath',
    operations(
      '{"op":"replace","path":"userName","value":"x"}',
      '{"op":"replace","path":"department","value":"x"}',
    ),
    operations(
      '{"op":"replace","path":"userName","value":"x"}',
      `{"op":"replace","path":"${enterprise}:department","value":"x"}`,
    ),
  ],
  [
    'patch.pathInValue',
    operations(
      `{"op":"replace","value":{"name.givenName":"x","name.familyName":"y","${enterprise}:department":"z","active":true}}`,
    ),
    operations(
      `{"op":"replace","value":{"name":{"givenName":"x","familyName":"y"},"${enterprise}":{"department":"z"},"active":true}}`,
    ),
  ],
  [
    'patch.filterOnOneValue',
    operations('{"op":"replace","path":"name[givenName eq \\"x\\"].familyName","value":"y"}'),
    operations('{"op":"replace","path":"name.familyName","value":"y"}'),
  ],
  [
    'patch.removeWithValue',
    operations('{"op":"remove","path":"title","value":"x"}'),
    operations('{"op":"remove","path":"title"}'),
  ],
];

void describe('quick fixes', () => {
  for (const [rule, before, after] of mended) {
    void test(`${rule}: ${before.slice(-70)} becomes ${after.slice(-70)}`, () => {
      const [fix] = fixesOf(before, rule);
      assert.ok(fix, 'there is no fix');

      const text = apply(before, fix);

      assert.equal(JSON.stringify(JSON.parse(text)), JSON.stringify(JSON.parse(after)));
    });

    void test(`${rule} is not found any more after its fix in ${before.slice(-70)}`, () => {
      const count = (text: string): number =>
        findingsIn(text).filter(({ finding }) => finding.rule === rule).length;

      for (const fix of fixesOf(before, rule).filter(({ isPreferred }) => isPreferred)) {
        assert.ok(count(apply(before, fix)) < count(before));
      }
    });
  }

  void test('are in the table only for rules that there are', () => {
    assert.deepEqual(
      [...fixTable.keys()].filter((rule) => !findRule(rule)),
      [],
    );
  });

  void test('of unknown names offer to remove them, too', () => {
    const titles = fixesOf(
      `{${user},"userName":"a","dispalyName":"b"}`,
      'schema.unknownAttribute',
    ).map(({ title }) => title);

    assert.deepEqual(titles, ['Change "dispalyName" to "displayName"', 'Remove "dispalyName"']);
  });

  void test('of an op that nobody knows offer the three that there are', () => {
    const fixes = fixesOf(operations('{"op":"move","path":"title"}'), 'patch.unknownOp');

    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Write "add"', 'Write "replace"', 'Write "remove"'],
    );
  });

  void test('keep the format of the document', () => {
    const before = `{\n  ${user},\n  "name": { "givenName": "a" },\n  "userName": "a",\n  "department": "x"\n}`;
    const [fix] = fixesOf(before, 'schema.unknownAttribute');
    assert.ok(fix);

    assert.equal(
      apply(before, fix),
      `{\n  ${user},\n  "name": { "givenName": "a" },\n  "userName": "a",\n  "${enterprise}": {\n    "department": "x"\n  }\n}`,
    );
  });

  void test('put brackets around what belongs into the value of a PATCH, and leave the rest', () => {
    const before = operations('{ "op": "replace", "active": false, "title": "x" }');
    const [fix] = fixesOf(before, 'patch.missingValue');
    assert.ok(fix);

    assert.equal(
      apply(before, fix),
      operations('{ "op": "replace", "value": { "active": false, "title": "x" } }'),
    );
  });

  void test('collect what stands apart in the value of a PATCH', () => {
    const before = operations('{ "active": false, "op": "replace", "title": "x" }');
    const [fix] = fixesOf(before, 'patch.missingValue');
    assert.ok(fix);

    assert.deepEqual(
      JSON.parse(apply(before, fix)),
      JSON.parse(operations('{"op":"replace","value":{"active":false,"title":"x"}}')),
    );
  });

  void test('leave comments alone where they put in one word', () => {
    const before = `{ ${user}, // who\n "userName": "a", "active": "true" }`;
    const [fix] = fixesOf(before, 'schema.booleanText');
    assert.ok(fix);

    assert.equal(apply(before, fix), before.replace('"true"', 'true'));
  });

  void test('are none where the finding has gone meanwhile', () => {
    const text = `{${user},"userName":"a","active":"true"}`;
    const [found] = findingsIn(text);
    assert.ok(found);

    const tree = readJsonTree(`{${user},"userName":"a"}`);

    assert.deepEqual(fixesFor(found.finding, { tree, registry, format: {} }), []);
  });
});
