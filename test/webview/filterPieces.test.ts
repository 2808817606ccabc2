import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FilterRemark } from '../../src/protocol/inspector.js';
import { toFilterTokens } from '../../src/scim/filter/filterTokens.js';
import { toFilterPieces } from '../../webview/ui/filterPieces.js';

const remark = (
  start: number,
  end: number,
  level: FilterRemark['level'] = 'error',
): FilterRemark => ({ level, message: '', start, end });

const marked = (text: string, remarks: readonly FilterRemark[]): string =>
  toFilterPieces(toFilterTokens(text), remarks)
    .map(({ text: part, mark }) => (mark ? `<${mark} ${part}>` : part))
    .join('');

await test('pieces are cut where a remark begins and ends, within tokens too', () => {
  assert.equal(marked('userName pr', [remark(0, 4)]), '<error user>Name pr');
  assert.equal(marked('a = 1', [remark(2, 3, 'warning')]), 'a <warning => 1');
});

await test('of remarks on one place the worst is shown', () => {
  assert.equal(marked('a pr', [remark(0, 4, 'hint'), remark(0, 1)]), '<error a><hint  ><hint pr>');
});

await test('a remark behind the end has a space of its own', () => {
  assert.equal(marked('a', [remark(1, 1)]), 'a<error \u00a0>');
  assert.equal(marked('', [remark(0, 0)]), '<error \u00a0>');
});

await test('remarks at impossible places break nothing', () => {
  assert.equal(marked('a pr', [remark(-7, 1.5)]), '<error a> pr');
  assert.equal(marked('a pr', [remark(900, 3)]), 'a pr<error \u00a0>');
});

await test('the pieces put together are the text, whatever the remarks', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(fc.nat(30), fc.nat(30))), (text, spans) => {
      const together = toFilterPieces(
        toFilterTokens(text),
        spans.map(([start, end]) => remark(start, end)),
      )
        .map((piece) => piece.text)
        .join('');

      assert.equal(together.replace(/\u00a0$/, ''), text.replace(/\u00a0$/, ''));
    }),
  );
});
