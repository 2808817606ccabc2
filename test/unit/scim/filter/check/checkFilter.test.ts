import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkFilter } from '../../../../../src/scim/filter/check/checkFilter.js';
import { type FilterFinding } from '../../../../../src/scim/filter/check/finding.js';
import { parseFilter } from '../../../../../src/scim/filter/parser.js';
import { printFilter } from '../../../../../src/scim/filter/print.js';
import { applyFix } from '../../../../../src/scim/filter/problem.js';
import { enterpriseUserUrn } from '../../../../../src/scim/schema/enterpriseUser.js';
import { userType } from '../../../../support/coreTypes.js';
import { anyDeviceFilter } from '../../../../support/deviceFilters.js';
import { deviceType } from '../../../../support/deviceSchema.js';

function check(text: string, type = userType): readonly FilterFinding[] {
  const parsed = parseFilter(text);
  assert.ok(parsed.ok, text);
  return checkFilter(parsed.filter, type, text);
}

/** The place in ▸…◂, what is said of it, and the text with the fix. */
const findings: readonly (readonly [
  marked: string,
  level: FilterFinding['level'],
  message: RegExp,
  mended?: string,
])[] = [
  [
    '▸usrName◂ eq "a"',
    'warning',
    /no attribute of a User.*Did you mean userName/,
    'userName eq "a"',
  ],
  [
    'title pr and ▸department◂ pr',
    'warning',
    /Did you mean urn:/,
    `title pr and ${enterpriseUserUrn}:department pr`,
  ],
  [
    `▸${enterpriseUserUrn}.department◂ pr`,
    'warning',
    /Did you mean/,
    `${enterpriseUserUrn}:department pr`,
  ],
  ['▸shoeSize◂ pr', 'warning', /no attribute of a User/],
  [
    'emails[▸typ◂ eq "work"]',
    'warning',
    /no attribute of a value of emails.*type/,
    'emails[type eq "work"]',
  ],
  ['not (▸email◂[type pr])', 'warning', /Did you mean emails/, 'not (emails[type pr])'],
  ['▸password◂ eq "x"', 'error', /never returned/],
  ['active ▸gt◂ true', 'error', /gt does not go with active/, 'active eq true'],
  ['▸name◂ eq "x"', 'error', /name is complex/],
  [
    'meta.created gt ▸"2026-05-01"◂',
    'error',
    /is a date and time/,
    'meta.created gt "2026-05-01T00:00:00Z"',
  ],
  [
    'meta.created gt ▸"2026-05-01 10:00:00"◂',
    'error',
    /is a date and time/,
    'meta.created gt "2026-05-01T10:00:00Z"',
  ],
  ['meta.created gt ▸"yesterday"◂', 'error', /is a date and time/],
  ['userName ▸co◂ null', 'error', /null can be compared by eq and ne only/],
  ['active eq ▸"True"◂', 'warning', /can never be/, 'active eq true'],
  ['userName eq ▸42◂', 'warning', /can never be/, 'userName eq "42"'],
  ['active eq ▸"yes"◂', 'warning', /can never be/],
  [
    'emails[type eq ▸"wrok"◂]',
    'hint',
    /not among the values .*work, home, other/,
    'emails[type eq "work"]',
  ],
  ['emails.type eq ▸"private"◂', 'hint', /not among the values/],
  ['▸USERNAME◂ eq "a"', 'hint', /schema writes userName/, 'userName eq "a"'],
  ['▸name.familyname◂ pr', 'hint', /schema writes name.familyName/, 'name.familyName pr'],
  ['userName ▸EQ◂ "a"', 'hint', /RFC 7644 writes eq/, 'userName eq "a"'],
  [
    '▸emails.type eq "work" and emails.value co "@a"◂',
    'hint',
    /different values of emails/,
    'emails[type eq "work" and value co "@a"]',
  ],
];

for (const [marked, level, message, mended] of findings) {
  const text = marked.replaceAll(/[▸◂]/g, '');
  void test(`${text} has a finding: ${message.source}`, () => {
    const [finding, ...others] = check(text);

    assert.ok(finding && others.length === 0);
    assert.match(finding.message, message);
    assert.equal(finding.level, level);
    const { start, end } = finding.span;
    assert.equal(`${text.slice(0, start)}▸${text.slice(start, end)}◂${text.slice(end)}`, marked);
    assert.equal(finding.fix && applyFix(text, finding.fix), mended);
  });
}

for (const text of [
  'userName eq "a" and active eq true',
  'emails[type eq "work" and primary eq true].value eq "x"'.replace('].value eq "x"', ']'),
  'emails.type eq "work" or emails.value co "@a"',
  'emails.type eq "work" and emails.type eq "home"',
  'meta.created gt "2026-05-01T00:00:00Z"',
  `${enterpriseUserUrn}:department pr and ${enterpriseUserUrn} pr`,
  'manager.value pr'.replace('manager', `${enterpriseUserUrn}:manager`),
  'title eq null',
  'id pr or schemas eq "x"',
]) {
  void test(`nothing is said against ${text}`, () => {
    assert.deepEqual(check(text), []);
  });
}

void test('findings come in the order of the text', () => {
  const starts = check('(foo pr or ACTIVE gt true) and emails[bar pr]').map(
    ({ span }) => span.start,
  );

  assert.deepEqual(
    starts,
    starts.toSorted((left, right) => left - right),
  );
  assert.equal(starts.length, 3);
});

void test('whatever is proposed can be read, and any filter is checked without a failure', () => {
  fc.assert(
    fc.property(anyDeviceFilter, (filter) => {
      const text = printFilter(filter);

      for (const { span, fix } of check(text, deviceType)) {
        assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
        assert.ok(!fix || parseFilter(applyFix(text, fix)).ok, fix?.text);
      }
    }),
    { numRuns: 1_000 },
  );
});
