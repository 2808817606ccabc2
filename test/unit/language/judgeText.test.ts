import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type JudgedText, judgeText } from '../../../src/language/diagnostics/judgeText.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import { type RuleLevels } from '../../../src/validate/ruleLevels.js';

const user = '"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]';
const patch = '"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"]';
const list = '"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"]';

interface Options {
  readonly isScim?: boolean;
  readonly most?: number;
  readonly levels?: RuleLevels;
}

function judge(
  text: string,
  { isScim = false, most = 100, levels = new Map() }: Options = {},
): JudgedText {
  const steps = judgeText(text, { registry: createRegistry(), levels, isScim, most });
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** Each finding with the text that is underlined. */
function underlined(text: string, options?: Options): readonly (readonly [string, string])[] {
  const judged = judge(text, options);
  assert.equal(judged.kind, 'judged');
  return judged.findings.map(({ finding, span }) => [
    finding.rule,
    text.slice(span.start, span.end),
  ]);
}

const cases: readonly (readonly [
  what: string,
  document: string,
  rule: string,
  underlined: string,
])[] = [
  [
    'a value of the wrong type, by itself',
    `{${user},"userName":"a","active": "true"}`,
    'schema.booleanText',
    '"true"',
  ],
  [
    'the name of an attribute that no schema has',
    `{${user},"userName":"a","shoe":{"size":1}}`,
    'schema.unknownAttribute',
    '"shoe"',
  ],
  [
    'the name that is spelled in other capitals',
    `{${user},"username":"a"}`,
    'schema.nameCapitals',
    '"username"',
  ],
  [
    'the name of what should be an array',
    `{${user},"userName":"a","emails":{"value":"a"}}`,
    'schema.notAnArray',
    '"emails"',
  ],
  [
    'a value deep in a list',
    `{${user},"userName":"a","emails":[{"value":"a"},{"primary":"yes"}]}`,
    'schema.type',
    '"yes"',
  ],
  [
    'a name with characters that a JSON pointer escapes',
    `{${user},"userName":"a","a/b~c":1}`,
    'schema.unknownAttribute',
    '"a/b~c"',
  ],
  ['the beginning of the document for what is missing', `{${user}}`, 'schema.required', '{'],
  [
    'a number that is a text in a list',
    `{${list},"totalResults":"1","Resources":[]}`,
    'list.numberText',
    '"1"',
  ],
  [
    'an element that is no object',
    `{${list},"totalResults":1,"Resources":["x"]}`,
    'list.resourceObject',
    '"x"',
  ],
];

void describe('judging the text of a document', () => {
  for (const [what, document, rule, expected] of cases) {
    void test(`underlines ${what}`, () => {
      const found = underlined(document).find(([id]) => id === rule);

      assert.deepEqual(found, [rule, expected], JSON.stringify(underlined(document)));
    });
  }

  void test('finds nothing in a document that is right', () => {
    assert.deepEqual(underlined(`{${user},"userName":"a","emails":[{"value":"a@b.c"}]}`), []);
  });

  void test('passes over comments', () => {
    assert.deepEqual(underlined(`{${user}, // who\n"userName":"a", /* on */ "active":"no",}`), [
      ['schema.type', '"no"'],
    ]);
  });

  void test('reads names that JavaScript knows otherwise as any other', () => {
    const rules = underlined(`{${user},"userName":"a","__proto__":{},"constructor":1}`);

    assert.deepEqual(rules.map(([, text]) => text).toSorted(), ['"__proto__"', '"constructor"']);
  });

  void test('goes by the levels that the user has set', () => {
    const levels: RuleLevels = new Map([['schema.booleanText', 'off']]);

    assert.deepEqual(underlined(`{${user},"userName":"a","active":"true"}`, { levels }), []);
  });

  void test('tells as many findings as it is asked for', () => {
    const many = Array.from({ length: 50 }, (_, at) => `"x${String(at)}":1`).join(',');

    assert.equal(underlined(`{${user},"userName":"a",${many}}`, { most: 10 }).length, 10);
  });

  void test('leaves alone what is no SCIM document', () => {
    assert.equal(judge('{"schemas":["urn:example:other"],"active":"true"}').kind, 'notScim');
    assert.equal(judge('{"active":"true"}').kind, 'notScim');
    assert.equal(judge('[]').kind, 'notScim');
  });

  void test('judges by the members what is said to be a SCIM document', () => {
    const rules = underlined('{"userName":"a","active":"true"}', { isScim: true });

    assert.deepEqual(
      rules.map(([id]) => id),
      ['schema.booleanText', 'schemas.missing'],
    );
  });

  void test('judges each of several messages in an array', () => {
    const rules = underlined(`[{${user},"userName":"a"},{${user},"userName":"b","active":1}]`);

    assert.deepEqual(rules, [['schema.booleanNumber', '1']]);
  });

  void test('underlines nothing in a document that is being written', () => {
    assert.equal(judge(`{${user},"userName":`).kind, 'broken');
    assert.equal(judge('').kind, 'broken');
    assert.equal(judge('['.repeat(100_000)).kind, 'broken');
  });

  void test('never throws, wherever a document is cut off or mended', () => {
    const whole = `{${patch},"Operations":[{"op":"Replace","path":"emails[type eq \\"work\\"].value","value":[1,{"a":null}]},{"op":"add","value":{"name.givenName":1}}]}`;
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length), fc.json(), (from, to, json) => {
        judge(whole.slice(0, Math.min(from, to)) + json + whole.slice(Math.max(from, to)), {
          isScim: true,
        });
      }),
      { numRuns: 500 },
    );
  });
});
