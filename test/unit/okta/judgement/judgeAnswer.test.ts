import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { judgeAnswer, judgementRows } from '../../../../src/okta/judgement/judgeAnswer.js';
import { stepKinds } from '../../../../src/okta/judgement/judgement.js';
import { notCausedByAnswers } from '../../../../src/okta/judgement/notCaused.js';
import { html, judged, judgedExamples as rows, list } from '../../../support/judgedExamples.js';
import { judgementDocument } from '../../../support/judgementDocument.js';
import { type ScriptedAnswer } from '../../../support/scriptedTransport.js';

void describe('What Okta does with an answer', () => {
  for (const { row, step, answer, over, kind, text } of rows) {
    void test(`${row}: ${step}, ${JSON.stringify(answer)}`, () => {
      const reaction = judgeAnswer(judged(step, answer, over));
      assert.equal(reaction.row, row);
      assert.equal(reaction.kind, kind);
      if (text !== undefined) {
        assert.equal(reaction.text, text);
      }
    });
  }

  void test('each row of the table is tried here, and says what the admin sees where there is a task', () => {
    assert.deepEqual(
      judgementRows.map(({ id }) => id).filter((id) => !rows.some(({ row }) => row === id)),
      [],
    );
    assert.equal(new Set(judgementRows.map(({ id }) => id)).size, judgementRows.length);
    for (const { id, reaction, text } of judgementRows) {
      assert.equal(
        text !== undefined,
        reaction !== 'continue' && id !== 'discovery.unreadable',
        id,
      );
    }
  });

  void test('each of the 48 known failures is a row, or is caused by no answer', () => {
    const inRows = judgementRows.flatMap(({ failures = [] }) => failures);
    const others = notCausedByAnswers.map(({ failure }) => failure);
    assert.deepEqual(
      [...new Set([...inRows, ...others])].sort((left, right) => left - right),
      Array.from({ length: 48 }, (_, at) => at + 1),
    );
    assert.deepEqual(
      others.filter((failure) => inRows.includes(failure)),
      [],
    );
  });

  const answers: readonly ScriptedAnswer[] = [
    ...[200, 201, 204, 302, 400, 401, 404, 409, 429, 500, 502].flatMap((status) =>
      ['', html, '[]', '{}', 'null', '{"a', JSON.stringify(list()), '{"Resources":{}}'].map(
        (body) => ({
          status,
          body,
        }),
      ),
    ),
    ...(['refused', 'closed', 'tooLarge', 'other', 'cancelled'] as const).map((failure) => ({
      failure,
    })),
  ];
  void test('no answer is without a reaction at any step, and 429 alone is tried again', () => {
    for (const step of stepKinds) {
      for (const answer of answers) {
        const { kind, text } = judgeAnswer(judged(step, answer));
        assert.equal(kind === 'retry', answer.status === 429);
        assert.ok(kind !== 'task' || (text !== undefined && !text.includes('undefined')), text);
      }
    }
  });
});

void test('docs/okta-answers.md says what the table and its examples say', async () => {
  const file = 'docs/okta-answers.md';
  const wanted = judgementDocument();
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await writeFile(file, wanted);
  }
  assert.equal(await readFile(file, 'utf8'), wanted, 'UPDATE_GOLDEN=1 writes it anew');
});
