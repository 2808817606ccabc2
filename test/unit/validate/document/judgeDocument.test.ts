import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { resourceTypeDocuments } from '../../../../src/scim/discovery/resourceTypeDocuments.js';
import { schemaDocuments } from '../../../../src/scim/discovery/schemaDocuments.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';
import { judgeDocument } from '../../../../src/validate/document/judgeDocument.js';
import { allExamples } from '../../../../src/validate/rules/allExamples.js';
import {
  errorOf,
  group,
  jane,
  listOf,
  newGroup,
  newJane,
  omar,
  patchOf,
} from '../../../../src/validate/example/exampleResources.js';

const registry = createRegistry();

/** `rule pointer` of each finding that is no hint. */
const serious = (value: JsonValue): readonly string[] =>
  judgeDocument(value, { registry }).flatMap(({ rule, level, place }) =>
    level === 'hint' ? [] : [`${rule} ${place.part === 'body' ? place.pointer : place.part}`],
  );

// JSON.parse gives nothing but JSON values.
const parseJson = (text: string): JsonValue => JSON.parse(text) as JsonValue;

const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const message = (name: string, members: JsonObject): JsonObject => ({
  schemas: [`urn:ietf:params:scim:api:messages:2.0:${name}`],
  ...members,
});

const rightDocuments: readonly (readonly [string, JsonValue])[] = [
  ['a user as it is sent', newJane()],
  ['a user as it is answered', jane()],
  ['a user with a password, as it may be sent', newJane({ password: 'hunter2' })],
  ['a user with groups, as it may be answered', jane({ groups: [{ value: 'e9e3' }] })],
  ['a user with an id alone', newJane({ id: '2819' })],
  ['a group as it is sent', newGroup()],
  ['a group as it is answered', group()],
  ['a list', listOf([jane(), omar()])],
  ['an empty list', listOf([])],
  ['an Error', errorOf(404, 'No such user')],
  ['a PATCH', patchOf([{ op: 'replace', value: { active: false } }])],
  ['a search', message('SearchRequest', { filter: 'userName eq "jane"', count: 10 })],
  [
    'a Bulk request',
    message('BulkRequest', {
      Operations: [{ method: 'POST', path: '/Users', bulkId: 'a', data: newJane() }],
    }),
  ],
  [
    'a Bulk answer',
    message('BulkResponse', {
      Operations: [
        {
          method: 'POST',
          bulkId: 'a',
          status: '201',
          location: 'https://scim.example.com/scim/v2/Users/2819',
        },
      ],
    }),
  ],
  ['an array of resources', [jane(), omar(), group()]],
  ['an empty array', []],
];

const wrongDocuments: readonly {
  readonly what: string;
  readonly value: JsonValue;
  readonly found: readonly string[];
}[] = [
  {
    what: 'a boolean in quotes',
    value: newJane({ active: 'true' }),
    found: ['schema.booleanText /active'],
  },
  {
    what: 'a number as id, whatever the direction',
    value: newJane({ id: 12 }),
    found: ['schema.numericId /id'],
  },
  {
    what: 'no userName',
    value: newJane({ userName: undefined }),
    found: ['schema.required '],
  },
  {
    what: 'a list with a user that has no id and shows the password',
    value: listOf([jane(), newJane({ password: 'hunter2' })]),
    found: ['schema.missingInAnswer /Resources/1', 'schema.neverReturned /Resources/1/password'],
  },
  {
    what: 'a list of users of which one does not say what it is',
    value: listOf([jane(), omar({ schemas: undefined, active: 'false' })]),
    found: ['schema.booleanText /Resources/1/active', 'schemas.missing /Resources/1'],
  },
  {
    what: 'a user in a Bulk request',
    value: message('BulkRequest', {
      Operations: [
        { method: 'POST', path: '/Users', bulkId: 'a', data: newJane({ emails: 'jane' }) },
      ],
    }),
    found: ['schema.notAnArray /Operations/0/data/emails'],
  },
  {
    what: 'one resource of an array',
    value: [jane(), omar({ active: 'false' })],
    found: ['schema.booleanText /1/active'],
  },
  { what: 'a text in an array', value: [jane(), 'omar'], found: ['message.object /1'] },
  { what: 'a number', value: 12, found: ['message.object '] },
  { what: 'null', value: null, found: ['message.object '] },
  {
    what: 'a user without schemas, told by userName',
    value: newJane({ schemas: undefined, active: 'true' }),
    found: ['schema.booleanText /active', 'schemas.missing '],
  },
  {
    what: 'a user without schemas, told by meta.resourceType',
    value: jane({ schemas: undefined, userName: undefined }),
    found: ['schemas.missing ', 'schema.required '],
  },
  {
    what: 'a group without schemas, told by members',
    value: newGroup({ schemas: undefined }),
    found: ['schemas.missing '],
  },
  {
    what: 'a list without schemas',
    value: listOf([jane()], { schemas: undefined, totalResults: '1' }),
    found: ['list.numberText /totalResults', 'schemas.missing '],
  },
  {
    what: 'an Error without schemas',
    value: errorOf(404, 'No such user', { schemas: undefined }),
    found: ['schemas.missing '],
  },
  {
    what: 'a Bulk request without schemas',
    value: { Operations: [{ method: 'DELETE', path: '/Users/2819' }] },
    found: ['schemas.missing '],
  },
  {
    what: 'schemas as one text',
    value: newJane({ schemas: userUrn }),
    found: ['schema.notAnArray /schemas'],
  },
  {
    what: 'empty schemas',
    value: newJane({ schemas: [] }),
    found: ['schemas.empty /schemas'],
  },
  {
    what: 'a misspelt URN',
    value: newJane({ schemas: [`${userUrn}s`], active: 'true' }),
    found: ['schema.booleanText /active', 'schemas.core /schemas'],
  },
  {
    what: 'a URN of SCIM 1.1',
    value: newJane({ schemas: ['urn:scim:schemas:core:1.0'] }),
    found: ['schemas.scim11 /schemas/0'],
  },
  {
    what: 'a schema that nobody knows, and takes no guess',
    value: newJane({ schemas: ['urn:example:account:1.0:Account'], active: 'true' }),
    found: ['schemas.unknown /schemas'],
  },
  {
    what: 'a JSON object that is not SCIM',
    value: { name: 'scim-workbench', version: '1.0.0' },
    found: ['schemas.missing '],
  },
  { what: 'an empty object', value: {}, found: ['schemas.missing '] },
];

void describe('a lone document', () => {
  for (const [what, value] of rightDocuments) {
    void it(`is right: ${what}`, () => {
      assert.deepEqual(serious(value), []);
    });
  }

  for (const { what, value, found } of wrongDocuments) {
    void it(`is wrong: ${what}`, () => {
      assert.deepEqual(serious(value), found);
    });
  }

  void it('is right where the answers in passing examples of all rules are', () => {
    const messages = Object.values(allExamples)
      .flatMap(({ passing }) => passing)
      .flatMap((example) => ('method' in example ? [example] : example))
      .flatMap(({ answer: { body } }) =>
        isJsonObject(body) && body['schemas'] !== undefined ? [body] : [],
      );

    const incomplete = new Set(['schema.required ', 'schema.missingInAnswer /Resources/0']);

    assert.ok(messages.length > 100);
    for (const body of messages) {
      // Answers to requests with `attributes` cannot be told from incomplete resources.
      const found = serious(body).filter((one) => !incomplete.has(one));
      assert.deepEqual(found, [], JSON.stringify(body));
    }
  });

  void it('is told once that an attribute stands beside op in place of in value', () => {
    const found = judgeDocument(patchOf([{ op: 'replace', active: false }]), { registry });

    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['patch.missingValue'],
    );
  });

  void it('has the levels that the user set', () => {
    const levels = new Map([
      ['schema.booleanText', 'off'],
      ['schemas.missing', 'hint'],
    ] as const);
    const found = judgeDocument(newJane({ active: 'true', schemas: undefined }), {
      registry,
      levels,
    });

    assert.deepEqual(
      found.map(({ rule, level }) => `${level} ${rule}`),
      ['hint schemas.missing'],
    );
  });

  void it('knows the types of a schema file', () => {
    const device = 'urn:example:scim:schemas:1.0:Device';
    const devices = createRegistry([
      {
        schemas: [
          {
            id: device,
            name: 'Device',
            attributes: [{ name: 'serial', type: 'integer', multiValued: false }],
          },
        ],
        resourceTypes: [{ name: 'Device', endpoint: '/Devices', schema: device }],
      },
    ]);
    const found = judgeDocument({ schemas: [device], serial: '7' }, { registry: devices });

    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['schema.numberText'],
    );
  });

  void it('may be hostile', () => {
    const hostile = parseJson(
      `{"__proto__":{"userName":1},"constructor":[],"schemas":[null,{},7,"${'u'.repeat(1e5)}"]}`,
    );

    assert.deepEqual(serious(hostile), ['schemas.unknown /schemas']);
  });
});

void describe('the documents of discovery, as they are served', () => {
  const served = [
    ...schemaDocuments(registry, 'https://scim.example/v2'),
    ...resourceTypeDocuments(registry, 'https://scim.example/v2'),
  ];

  for (const document of served) {
    void it(`say nothing about ${JSON.stringify(document['id'])}, not even a hint`, () => {
      assert.deepEqual(judgeDocument(document, { registry }), []);
    });
  }
});
