import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Proposal } from '../../../src/language/completion/proposal.js';
import { proposalsAt } from '../../../src/language/completion/proposalsAt.js';
import { readJsonTree } from '../../../src/language/json/jsonTree.js';
import { oktaEntitlements } from '../../../src/scim/schema/oktaEntitlements.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import { readCursorText } from './cursorText.js';

const registry = createRegistry();
const user = '"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]';
const group = '"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"]';
const patch = '"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"]';
const list = '"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"]';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

function propose(marked: string): readonly Proposal[] {
  const { text, offset } = readCursorText(marked);
  return proposalsAt(readJsonTree(text), offset, registry).toSorted((left, right) =>
    left.sortText < right.sortText ? -1 : 1,
  );
}

const labels = (marked: string): readonly string[] => propose(marked).map(({ label }) => label);

/** The document after the proposal was taken, its first stop marked. */
function accept(marked: string, label: string): string {
  const { text } = readCursorText(marked);
  const found = propose(marked).find((proposal) => proposal.label === label);
  assert.ok(found, `${label} is not proposed`);
  const { start, end } = found.replace;
  const inserted = found.insertText.replaceAll(/\\([\\$}])/g, '$1').replace('$1', '|');
  return text.slice(0, start) + inserted + text.slice(end);
}

const offered: readonly {
  readonly what: string;
  readonly document: string;
  readonly has: readonly string[];
  readonly lacks?: readonly string[];
}[] = [
  {
    what: 'attributes of a person that are not there yet',
    document: `{${user},"userName":"a",|}`,
    has: ['name', 'emails', 'active', 'externalId', enterprise],
    lacks: ['userName', 'schemas', 'members'],
  },
  {
    what: 'attributes of a person whatever the capitals of those that are there',
    document: `{${user},"USERNAME":"a",|}`,
    has: ['name'],
    lacks: ['userName'],
  },
  {
    what: 'attributes of a group',
    document: `{${group},|}`,
    has: ['displayName', 'members'],
    lacks: ['userName'],
  },
  {
    what: 'parts of a complex attribute',
    document: `{${user},"name":{"givenName":"a",|}}`,
    has: ['familyName', 'formatted'],
    lacks: ['givenName', 'userName'],
  },
  {
    what: 'parts of one value of a multi-valued attribute',
    document: `{${user},"emails":[{"value":"a"},{|}]}`,
    has: ['value', 'type', 'primary', 'display'],
    lacks: ['userName'],
  },
  {
    what: 'attributes of an extension under its URN',
    document: `{${user},"${enterprise}":{|}}`,
    has: ['department', 'manager', 'costCenter'],
    lacks: ['userName'],
  },
  {
    what: 'parts of a complex attribute of an extension',
    document: `{${user},"${enterprise}":{"manager":{|}}}`,
    has: ['value', '$ref', 'displayName'],
  },
  {
    what: 'canonical values',
    document: `{${user},"emails":[{"type":"|"}]}`,
    has: ['work', 'home', 'other'],
  },
  { what: 'true and false', document: `{${user},"active":|}`, has: ['true', 'false'] },
  {
    what: 'true and false for a word that has begun',
    document: `{${user},"active":tr|}`,
    has: ['true'],
  },
  {
    what: 'URNs that a person may name, without those already named',
    document: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","|"]}`,
    has: [enterprise],
    lacks: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  },
  {
    what: 'all URNs where nothing tells what the document is',
    document: `{"schemas":["|"]}`,
    has: [
      'urn:ietf:params:scim:schemas:core:2.0:User',
      'urn:ietf:params:scim:schemas:core:2.0:Group',
      'urn:ietf:params:scim:api:messages:2.0:PatchOp',
      'urn:ietf:params:scim:api:messages:2.0:ListResponse',
      'urn:ietf:params:scim:schemas:core:2.0:Schema',
    ],
  },
  { what: 'schemas in an empty document', document: '{|}', has: ['schemas'] },
  {
    what: 'the names of types in meta.resourceType',
    document: `{${group},"meta":{"resourceType":"|"}}`,
    has: ['Group'],
    lacks: ['User'],
  },
  {
    what: 'members of a PATCH operation',
    document: `{${patch},"Operations":[{"op":"add",|}]}`,
    has: ['path', 'value'],
    lacks: ['op', 'schemas'],
  },
  {
    what: 'the operations of PATCH',
    document: `{${patch},"Operations":[{"op":"|"}]}`,
    has: ['add', 'replace', 'remove'],
  },
  {
    what: 'paths of PATCH',
    document: `{${patch},"Operations":[{"op":"add","path":"|"}]}`,
    has: [
      'members',
      'active',
      'name.givenName',
      'emails[type eq "work"].value',
      `${enterprise}:department`,
      `${enterprise}:manager.value`,
    ],
    lacks: ['id', 'meta', 'groups', 'schemas'],
  },
  {
    what: 'only paths of people where another operation is about one',
    document: `{${patch},"Operations":[{"op":"replace","path":"userName","value":"a"},{"op":"add","path":"|"}]}`,
    has: ['active'],
    lacks: ['members'],
  },
  {
    what: 'attributes in the value of a PATCH operation without path',
    document: `{${patch},"Operations":[{"op":"replace","value":{|}}]}`,
    has: ['active', 'userName', 'members'],
    lacks: ['id', 'schemas', 'meta'],
  },
  {
    what: 'parts of what the path names in the value of an operation',
    document: `{${patch},"Operations":[{"op":"add","path":"emails","value":[{|}]}]}`,
    has: ['value', 'type'],
    lacks: ['userName'],
  },
  {
    what: 'parts of the values that the path selects',
    document: `{${patch},"Operations":[{"op":"replace","path":"emails[type eq \\"work\\"]","value":{|}}]}`,
    has: ['value', 'type'],
  },
  {
    what: 'true and false where the path is that of a boolean',
    document: `{${patch},"Operations":[{"op":"replace","path":"active","value":|}]}`,
    has: ['true', 'false'],
  },
  {
    what: 'members of a list',
    document: `{${list},|}`,
    has: ['totalResults', 'Resources', 'itemsPerPage', 'nextCursor'],
  },
  {
    what: 'attributes of resources in a list',
    document: `{${list},"Resources":[{${user},|}]}`,
    has: ['userName', 'id'],
  },
  {
    what: 'attributes of resources in a list that say nothing, as of the others',
    document: `{${list},"Resources":[{${group}},{|}]}`,
    has: ['displayName', 'members'],
  },
  {
    what: 'members of a Bulk operation',
    document: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{|}]}`,
    has: ['method', 'path', 'bulkId', 'data'],
  },
  {
    what: 'attributes in the data of a Bulk operation, by its path',
    document: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"POST","path":"/Groups","data":{|}}]}`,
    has: ['displayName', 'members'],
    lacks: ['userName'],
  },
  {
    what: 'operations in the data of a Bulk operation that is a PATCH',
    document: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"PATCH","path":"/Users/1","data":{|}}]}`,
    has: ['Operations'],
    lacks: ['userName'],
  },
  {
    what: 'what may be wrong in an Error',
    document: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":"|"}`,
    has: ['uniqueness', 'invalidFilter'],
  },
  {
    what: 'members of a search',
    document: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],|}`,
    has: ['filter', 'sortBy', 'count'],
  },
  {
    what: 'the characteristics of an attribute in a Schema document',
    document: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Schema"],"attributes":[{"mutability":"|"}]}`,
    has: ['readOnly', 'writeOnly'],
  },
  {
    what: 'attributes where the object is not closed yet',
    document: `{${user},"userName":"a",\n  "na|`,
    has: ['name', 'nickName'],
  },
  {
    what: 'parts of a list that is one object by mistake',
    document: `{${user},"emails":{|}}`,
    has: ['value'],
  },
  { what: 'attributes in an array of resources', document: `[{${user},|}]`, has: ['userName'] },
];

void describe('completion', () => {
  for (const { what, document, has, lacks = [] } of offered) {
    void test(`proposes ${what}`, () => {
      const found = labels(document);

      assert.deepEqual(
        has.filter((label) => !found.includes(label)),
        [],
        `of ${found.join(', ')}`,
      );
      assert.deepEqual(
        lacks.filter((label) => found.includes(label)),
        [],
      );
    });
  }

  const nothing: readonly (readonly [what: string, document: string])[] = [
    ['in a text that may be anything', `{${user},"userName":"|"}`],
    ['below an attribute that no schema has', `{${user},"shoe":{|}}`],
    ['outside of the document', `{${user}} |`],
    ['in an empty file', '|'],
  ];
  for (const [what, document] of nothing) {
    void test(`proposes nothing ${what}`, () => {
      assert.deepEqual(labels(document), []);
    });
  }

  void test('has required attributes first and those of the service last', () => {
    const found = labels(`{${user},|}`);

    assert.equal(found[0], 'userName');
    assert.ok(found.indexOf('id') > found.indexOf('timezone'));
  });

  void test('knows schemas that files brought', () => {
    const { text, offset } = readCursorText(
      '{"schemas":["urn:okta:scim:schemas:core:1.0:Role"],|}',
    );

    const found = proposalsAt(readJsonTree(text), offset, createRegistry([oktaEntitlements]));

    assert.ok(found.some(({ label }) => label === 'displayName'));
  });

  const accepted: readonly (readonly [document: string, label: string, expected: string])[] = [
    [`{${user},|}`, 'userName', `{${user},"userName": "|"}`],
    [`{${user},"|"}`, 'active', `{${user},"active": |}`],
    [`{${user},"|": "a"}`, 'userName', `{${user},"userName": "a"}`],
    [`{${user},"us|"\n"title":"x"}`, 'userName', `{${user},"userName": "|",\n"title":"x"}`],
    [`{${user},|}`, 'emails', `{${user},"emails": [{|}]}`],
    [`{${user},"emails":[{"type":|}]}`, 'work', `{${user},"emails":[{"type":"work"}]}`],
    [`{${user},"emails":[{"type":"h|"}]}`, 'work', `{${user},"emails":[{"type":"work"}]}`],
    [`{${user},"active":tr|}`, 'true', `{${user},"active":true}`],
    [`{${user},"active":tr|\n"title":"x"}`, 'true', `{${user},"active":true,\n"title":"x"}`],
    [`{${user},"emails":|}`, '[ ]', `{${user},"emails":[{|}]}`],
    ['{|}', 'schemas', '{"schemas": ["|"]}'],
    [
      `{${patch},"Operations":[{"op":"replace","path":"em|"}]}`,
      'emails[type eq "work"].value',
      `{${patch},"Operations":[{"op":"replace","path":"emails[type eq \\"work\\"].value"}]}`,
    ],
    [
      `{${user},"${enterprise}":{"manager":{|}}}`,
      '$ref',
      `{${user},"${enterprise}":{"manager":{"$ref": "|"}}}`,
    ],
  ];
  for (const [document, label, expected] of accepted) {
    void test(`writes ${expected.slice(-60)}`, () => {
      assert.equal(accept(document, label), expected);
    });
  }

  void test('never throws, wherever a document is cut off', () => {
    const whole = JSON.stringify(
      {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
        userName: 'a"b\\c',
        name: { givenName: 'x', __proto__: null },
        emails: [{ value: 'a@b.c', primary: true }, 1, null],
        [enterprise]: { manager: { value: 'x' } },
        constructor: { toString: [] },
      },
      undefined,
      1,
    );
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length), fc.string(), (cut, at, more) => {
        const text = whole.slice(0, cut) + more;

        proposalsAt(readJsonTree(text), Math.min(at, text.length), registry);
      }),
    );
  });

  void test('never throws on what is nested without end', () => {
    assert.deepEqual(proposalsAt(readJsonTree('['.repeat(100_000)), 5, registry), []);
  });
});
