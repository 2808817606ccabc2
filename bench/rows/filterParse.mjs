import { loadPeer } from '../setup/peers.mjs';
import { loadProduct } from '../setup/product.mjs';
import { measureInTurns } from '../measure/inTurns.mjs';
import { compareRow } from '../report/row.mjs';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const filters = {
  'what Okta asks': [
    'userName eq "ada.bennett@example.com"',
    'externalId eq "00u1a2b3c4d5e6f7g8h9"',
  ],
  'joined conditions': [
    'userType eq "Employee" and active eq true',
    'title pr and (userName sw "a" or userName sw "b") and not (locale eq "en-US")',
    'meta.lastModified gt "2026-05-13T04:42:34Z" and meta.lastModified le "2026-11-13T04:42:34Z"',
  ],
  'value paths and URNs': [
    'emails[type eq "work" and value co "@example.com"]',
    `${enterprise}:department eq "Engineering"`,
    'userType eq "Employee" and emails[type eq "work" and primary eq true]',
  ],
  'a chain of 100': [
    Array.from({ length: 100 }, (_, at) => `userName eq "person.${String(at)}@example.com"`).join(
      ' or ',
    ),
  ],
};

export async function run({ pace }) {
  const { parseFilter, longestFilter } = loadProduct();
  const parse = (text) => {
    const parsed = parseFilter(text);
    if (!parsed.ok) {
      throw new Error(parsed.problem.message);
    }
    return parsed.filter;
  };
  const peers = await loadPeers();
  const rows = [];
  for (const [kind, texts] of Object.entries(filters)) {
    const able = peers.filter(({ parse: one }) => texts.every((text) => canRead(one, text)));
    const contenders = [{ name: 'ours', parse }, ...able].map(({ name, parse: one }) => ({
      name,
      run: (times) => {
        for (let time = 0; time < times; time += 1) {
          for (const text of texts) {
            one(text);
          }
        }
      },
    }));
    const figures = await measureInTurns(contenders, pace);
    rows.push(
      compareRow({
        name: `filter parse: ${kind}`,
        unit: 'µs CPU',
        goal: 1.8,
        figures,
        per: texts.length,
      }),
    );
  }
  return [...rows, await hostileRow(parseFilter, longestFilter, pace)];
}

/** A peer that refuses a filter of RFC 7644 is no peer for it. */
function canRead(parse, text) {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}

async function loadPeers() {
  const [forked, original, queries, { default: scimmy }] = await Promise.all(
    ['scim2-parse-filter', 'scim2-filter', 'scim-query-filter-parser', 'scimmy'].map(loadPeer),
  );
  return [
    { name: 'scim2-parse-filter', parse: forked.parse },
    { name: 'scim2-filter', parse: original.parse },
    { name: 'scim-query-filter-parser', parse: queries.compileFilter },
    { name: 'scimmy', parse: (text) => new scimmy.Types.Filter(text) },
  ];
}

/** What costs others exponential time: the longest that is read, against an eighth of it. */
async function hostileRow(parseFilter, longest, pace) {
  const hostile = (length) => [
    'a'.repeat(length),
    '('.repeat(length),
    `a eq "${'\\x'.repeat(length / 2 - 4)}`,
    `a eq ${'\n'.repeat(length - 6)}`,
    'a pr or '.repeat(length / 8),
    'not ('.repeat(length / 5),
  ];
  const toContender = (name, length) => {
    const texts = hostile(length);
    return {
      name,
      run: (times) => repeat(times, () => texts.forEach((text) => parseFilter(text))),
    };
  };
  const figures = await measureInTurns(
    [toContender('ours', longest), toContender('a text of an eighth, times eight', longest / 8)],
    pace,
  );
  const eighth = figures.get('a text of an eighth, times eight').map((figure) => figure * 8);
  return compareRow({
    name: 'filter parse: hostile text of 32 kB',
    unit: 'µs CPU',
    goal: 0.7,
    figures: new Map([
      ['ours', figures.get('ours')],
      ['a text of an eighth, times eight', eighth],
    ]),
    per: 6,
  });
}

function repeat(times, work) {
  for (let time = 0; time < times; time += 1) {
    work();
  }
}
