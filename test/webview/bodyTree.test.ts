import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { BodyTree } from '../../webview/inspector/bodyTree.js';
import { findNode, readJsonTree, searchNodes } from '../../webview/ui/jsonTree.js';
import { findSpans } from '../../webview/ui/textHighlights.js';

const text = `{
  "userName": "jane",
  "emails": [{ "value": "j@x.example", "primary": true }],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager": { "value": "7" } },
  "big": 12345678901234567890,
  "a/b~c": null
}`;

const tree = (marked: readonly string[] = []): BodyTree => {
  const read = BodyTree.read(text, marked);
  assert.ok(read);
  return read;
};
const lines = (of: BodyTree) => of.rows().map(({ node }) => node.path);

void describe('a body as a tree', () => {
  void test('knows each value by its pointer and by its SCIM path', () => {
    const root = readJsonTree(text);
    assert.ok(root);

    assert.equal(findNode(root, '/emails/0/value')?.path, 'emails[0].value');
    assert.equal(findNode(root, '/a~1b~0c')?.name, 'a/b~c');
    assert.equal(
      findNode(root, '/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value')
        ?.path,
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value',
    );
    assert.equal(findNode(root, '/big')?.source, '12345678901234567890');
    assert.equal(findNode(root, '/nobody'), undefined);
  });

  void test('opens, closes and walks by keys', () => {
    const one = tree();
    one.move('ArrowDown');
    one.move('ArrowDown');
    assert.equal(one.active, '/emails');
    one.move('ArrowLeft');
    assert.ok(!lines(one).includes('emails[0]'));
    one.move('ArrowRight');
    one.move('ArrowRight');
    assert.equal(one.active, '/emails/0');
    one.move('ArrowLeft');
    one.move('ArrowLeft');
    assert.equal(one.active, '/emails');
    one.move('End');
    assert.equal(one.active, '/a~1b~0c');
    one.move('Home');
    assert.equal(one.active, '');
  });

  void test('opens a small body as a whole, of a large one the first levels', () => {
    const patch = BodyTree.read(
      '{"schemas":["x"],"Operations":[{"op":"replace","value":{"name":{"givenName":"Jo"}}}]}',
      [],
    );
    assert.ok(patch && lines(patch).includes('Operations[0].value.name.givenName'));
    const people = Array.from({ length: 40 }, () => ({ emails: [{ value: 'j@x.example' }] }));
    const list = BodyTree.read(JSON.stringify({ Resources: people }), []);

    assert.ok(list && lines(list).includes('Resources[0].emails'));
    assert.ok(!lines(list).includes('Resources[0].emails[0].value'));
  });

  void test('opens what leads to a finding', () => {
    const deep = BodyTree.read('{"a":{"b":{"c":{"d":{"e":1}}}}}', ['/a/b/c/d/e']);

    assert.ok(deep && lines(deep).includes('a.b.c.d.e'));
  });

  void test('finds names and values, and leads from one to the next', () => {
    const one = tree();
    one.search('VALUE');
    assert.deepEqual(one.found, { at: 1, count: 2 });
    assert.equal(one.active, '/emails/0/value');
    one.step(1);
    assert.match(one.active, /manager\/value$/);
    one.step(1);
    assert.equal(one.active, '/emails/0/value');
    one.step(-1);
    assert.deepEqual(one.found, { at: 2, count: 2 });
    one.search('nobody');
    assert.deepEqual(one.found, { at: 0, count: 0 });
  });

  void test('of a long list a part is shown at first, and what is found there is shown too', () => {
    const long = BodyTree.read(
      JSON.stringify({
        members: Array.from({ length: 1000 }, (_, at) => ({ value: `u-${String(at)}` })),
      }),
      [],
    );
    assert.ok(long);
    long.toggle(long.root, true);
    const members = findNode(long.root, '/members');
    assert.ok(members);
    long.toggle(members, true);
    assert.equal(long.hidden(members), 800);
    long.search('u-999');

    assert.equal(long.active, '/members/999/value');
    assert.ok(lines(long).includes('members[999].value'));
  });

  void test('any JSON is read, and every node is found by its pointer', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const root = readJsonTree(json);
        assert.ok(root);
        for (const node of searchNodes(root, '"')) {
          assert.equal(json.slice(node.offset, node.offset + node.source.length), node.source);
        }
      }),
    );
  });

  void test('text that is no JSON has no tree', () => {
    assert.equal(BodyTree.read('', []), undefined);
  });
});

void test('a text is found at all its places, capitals aside', () => {
  assert.deepEqual(findSpans('Active, active', 'ACTIVE'), [
    { start: 0, end: 6 },
    { start: 8, end: 14 },
  ]);
});
