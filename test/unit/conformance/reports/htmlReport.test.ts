import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { htmlReport } from '../../../../src/conformance/reports/html/htmlReport.js';
import { html } from '../../../../src/conformance/reports/html/markup.js';
import { style, styleHash } from '../../../../src/conformance/reports/html/style.js';
import { buildReportInput, buildRunResult, fullInput } from '../../../support/runResultBuilder.js';

void describe('the HTML report', () => {
  void test('allows its own style alone, by its hash', () => {
    const hash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

    assert.equal(styleHash, hash);
    assert.ok(htmlReport(fullInput).includes(`<style>${style}</style>`));
    assert.ok(htmlReport(fullInput).includes(`style-src &#39;${hash}&#39;;`));
  });

  void test('has no script, no handler, no inline style and loads nothing', () => {
    const text = htmlReport(fullInput);

    assert.doesNotMatch(text, /<script|<img|<link|<iframe|<[^>]*\s(?:on\w+|style|src)=/i);
  });

  void test('has every place that it links to, once', () => {
    const text = htmlReport(fullInput);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const links = [...text.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);

    assert.equal(new Set(ids).size, ids.length);
    assert.ok(links.length > 0);
    assert.deepEqual(
      links.filter((id) => !ids.includes(id)),
      [],
    );
  });

  void test('of a run that could not begin says why, and has no empty parts', () => {
    const text = htmlReport(
      buildReportInput(
        buildRunResult({
          outcome: 'couldNotRun',
          cases: [],
          coverage: [],
          problem: { reason: 'refused', detail: 'Nobody listens there' },
        }),
      ),
    );

    assert.match(text, /could not be checked: Nobody listens there\./);
    assert.doesNotMatch(text, /<section/);
  });

  void test('escapes what is put into a template, in text and in attributes', () => {
    const nasty = `<b title='x'>"&`;

    assert.equal(
      html`<p title="${nasty}">${nasty}${[nasty, 1, html`<i>${nasty}</i>`]}</p>`.text,
      '<p title="E">EE1<i>E</i></p>'.replaceAll('E', '&lt;b title=&#39;x&#39;&gt;&quot;&amp;'),
    );
  });
});
