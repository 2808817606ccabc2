import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { hoverAt } from '../../../src/language/hover/hoverAt.js';
import { readJsonTree } from '../../../src/language/json/jsonTree.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import { readCursorText } from './cursorText.js';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const user = '"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]';
const patch = '"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"]';

const registry = createRegistry();

function hover(marked: string): { readonly markdown: string; readonly on: string } | undefined {
  const { text, offset } = readCursorText(marked);
  const found = hoverAt(readJsonTree(text), offset, registry);
  return found && { markdown: found.markdown, on: text.slice(found.span.start, found.span.end) };
}

const explained: readonly {
  readonly what: string;
  readonly document: string;
  readonly on: string;
  readonly says: readonly string[];
}[] = [
  {
    what: 'an attribute with all its characteristics',
    document: `{${user},"user|Name":"a"}`,
    on: '"userName"',
    says: [
      '**userName**: string',
      'required: yes',
      'mutability: readWrite',
      'returned: default',
      'uniqueness: server',
      'caseExact: no',
      '[RFC 7643 4.1.1](https://www.rfc-editor.org/rfc/rfc7643#section-4.1.1)',
      '`user.login`',
    ],
  },
  {
    what: 'an attribute on its value too',
    document: `{${user},"userName":"|jane"}`,
    on: '"jane"',
    says: ['**userName**'],
  },
  {
    what: 'an attribute in other capitals',
    document: `{${user},"USER|NAME":"a"}`,
    on: '"USERNAME"',
    says: ['**userName**'],
  },
  {
    what: 'a sub-attribute, and what Okta puts there',
    document: `{${user},"name":{"given|Name":"a"}}`,
    on: '"givenName"',
    says: ['**name.givenName**', '`user.firstName`', '`givenName` in the app'],
  },
  {
    what: 'a multi-valued attribute',
    document: `{${user},"ema|ils":[]}`,
    on: '"emails"',
    says: ['array of complex, multi-valued', 'RFC 7643 4.1.2'],
  },
  {
    what: 'canonical values',
    document: `{${user},"emails":[{"ty|pe":"work"}]}`,
    on: '"type"',
    says: ['canonical values: `work`, `home`, `other`', 'RFC 7643 2.4'],
  },
  {
    what: 'what is never returned',
    document: `{${user},"pass|word":"x"}`,
    on: '"password"',
    says: ['writeOnly', 'returned: never', 'Sync Password'],
  },
  {
    what: 'an attribute of an extension',
    document: `{${user},"${enterprise}":{"depart|ment":"x"}}`,
    on: '"department"',
    says: [`\`${enterprise}\``, 'RFC 7643 4.3', '`user.department`'],
  },
  {
    what: 'the URN under which an extension stands',
    document: `{${user},"${enterprise}|":{}}`,
    on: `"${enterprise}"`,
    says: ['**EnterpriseUser**', '`employeeNumber`'],
  },
  {
    what: 'a URN in schemas',
    document: '{"schemas":["urn:ietf:params:scim:schemas:|core:2.0:Group"]}',
    on: '"urn:ietf:params:scim:schemas:core:2.0:Group"',
    says: ['**Group**', '`displayName`', 'RFC 7643 4.2'],
  },
  {
    what: 'the URN of a message',
    document: `{${patch.replace('PatchOp', 'Pa|tchOp')}}`,
    on: '"urn:ietf:params:scim:api:messages:2.0:PatchOp"',
    says: ['**PATCH request**', 'RFC 7644 3.5.2'],
  },
  {
    what: 'a member of a message',
    document: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"total|Results":1}`,
    on: '"totalResults"',
    says: ['**totalResults**: integer', 'RFC 7644 3.4.2'],
  },
  {
    what: 'what the path of a PATCH operation leads to',
    document: `{${patch},"Operations":[{"op":"replace","path":"name.|familyName","value":"x"}]}`,
    on: '"name.familyName"',
    says: ['**name.familyName**', '`user.lastName`'],
  },
  {
    what: 'a path with a filter',
    document: `{${patch},"Operations":[{"op":"replace","path":"emails[type eq \\"work\\"].|value","value":"x"}]}`,
    on: '"emails[type eq \\"work\\"].value"',
    says: ['the filter in brackets', '**emails.value**'],
  },
  {
    what: 'a path to an extension',
    document: `{${patch},"Operations":[{"op":"replace","path":"${enterprise}:cost|Center","value":"x"}]}`,
    on: `"${enterprise}:costCenter"`,
    says: ['**costCenter**', enterprise],
  },
  {
    what: 'why a path cannot be read',
    document: `{${patch},"Operations":[{"op":"replace","path":"emails[|","value":"x"}]}`,
    on: '"emails["',
    says: ['cannot be read'],
  },
  {
    what: 'a name with a dot in the value of an operation, as Okta and Entra send it',
    document: `{${patch},"Operations":[{"op":"replace","value":{"name.given|Name":"x"}}]}`,
    on: '"name.givenName"',
    says: ['**name.givenName**'],
  },
  {
    what: 'a path within the PATCH of a Bulk request',
    document: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"PATCH","path":"/Users/1","data":{${patch},"Operations":[{"op":"add","path":"tit|le","value":"x"}]}}]}`,
    on: '"title"',
    says: ['**title**'],
  },
];

const unescape = (markdown: string): string => markdown.replaceAll(/\\([^\w\s])/g, '$1');

void describe('hover', () => {
  for (const { what, document, on, says } of explained) {
    void test(`explains ${what}`, () => {
      const found = hover(document);

      assert.equal(found?.on, on);
      const markdown = unescape(found.markdown);
      assert.deepEqual(
        says.filter((part) => !markdown.includes(part)),
        [],
        markdown,
      );
    });
  }

  const silent: readonly (readonly [what: string, document: string])[] = [
    ['a name that no schema has', `{${user},"sh|oe":1}`],
    ['a brace', `|{${user}}`],
    ['a document that says nothing of SCIM', '{"colo|r":"a"}'],
  ];
  for (const [what, document] of silent) {
    void test(`says nothing about ${what}`, () => {
      assert.equal(hover(document), undefined);
    });
  }

  void test('shows the text of a schema file as text, not as Markdown', () => {
    const urn = 'urn:example:Thing';
    const own = createRegistry([
      {
        schemas: [
          {
            id: urn,
            name: 'Thing',
            attributes: [
              {
                name: 'size',
                type: 'string',
                multiValued: false,
                description: '![x](https://example.com/x.png) <b>**big**</b>',
              },
            ],
          },
        ],
        resourceTypes: [{ name: 'Thing', endpoint: '/Things', schema: urn }],
      },
    ]);
    const { text, offset } = readCursorText(`{"schemas":["${urn}"],"si|ze":"x"}`);

    const found = hoverAt(readJsonTree(text), offset, own);

    assert.ok(found?.markdown.includes('\\!\\[x\\]\\(https://example.com/x.png\\) \\<b\\>'));
  });

  void test('never throws, whatever the document', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.nat(200), fc.nat(200), (json, cut, at) => {
        const text = `{${user},"x":${json}}`.slice(0, cut + 60);

        hoverAt(readJsonTree(text), Math.min(at, text.length), registry);
      }),
    );
  });
});
