import { measureInTurns } from '../measure/inTurns.mjs';
import { compareRow } from '../report/row.mjs';
import { loadPeer } from '../setup/peers.mjs';
import { loadProduct } from '../setup/product.mjs';
import { createPeople } from './people.mjs';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const lower = (text) => text.toLowerCase();

/** Filters with what they mean, said a second time in JavaScript: who answers otherwise is wrong. */
const kinds = {
  eq: {
    text: 'userName eq "ada.bennett@example.com"',
    holds: ({ userName }) => userName === 'ada.bennett@example.com',
  },
  'eq in other capitals': {
    text: 'userName eq "ADA.Bennett@example.com"',
    holds: ({ userName }) => lower(userName) === 'ada.bennett@example.com',
  },
  ne: { text: 'title ne "Recruiter"', holds: ({ title }) => title !== 'Recruiter' },
  co: { text: 'userName co "ar"', holds: ({ userName }) => userName.includes('ar') },
  'co in other capitals': {
    text: 'displayName co "AR"',
    holds: ({ displayName }) => lower(displayName).includes('ar'),
  },
  sw: { text: 'userName sw "j"', holds: ({ userName }) => userName.startsWith('j') },
  ew: {
    text: 'userName ew "7@example.com"',
    holds: ({ userName }) => userName.endsWith('7@example.com'),
  },
  pr: { text: 'addresses pr', holds: ({ addresses }) => addresses !== undefined },
  'gt (time)': {
    text: 'meta.lastModified gt "2026-09-01T00:00:00.000Z"',
    holds: ({ meta }) => Date.parse(meta.lastModified) > Date.UTC(2026, 8, 1),
  },
  'gt (time in another zone)': {
    text: 'meta.lastModified gt "2026-09-01T02:00:00+02:00"',
    holds: ({ meta }) => Date.parse(meta.lastModified) > Date.UTC(2026, 8, 1),
  },
  boolean: { text: 'active eq true', holds: ({ active }) => active === true },
  'sub-attribute': {
    text: 'name.familyName co "er"',
    holds: ({ name }) => lower(name.familyName).includes('er'),
  },
  'multi-valued': {
    text: 'emails.value ew "9@home.example"',
    holds: ({ emails }) => emails.some(({ value }) => lower(value).endsWith('9@home.example')),
  },
  'value path': {
    text: 'emails[type eq "work" and value co "ar"]',
    holds: ({ emails }) =>
      emails.some(({ type, value }) => type === 'work' && lower(value).includes('ar')),
  },
  extension: {
    text: `${enterprise}:department eq "Sales"`,
    holds: (person) => person[enterprise].department === 'Sales',
  },
  and: {
    text: 'userType eq "Employee" and active eq true and locale eq "de-AT"',
    holds: ({ userType, active, locale }) =>
      lower(userType) === 'employee' && active && lower(locale) === 'de-at',
  },
  or: {
    text: 'userName sw "a" or userName sw "b" or title eq "Accountant"',
    holds: ({ userName, title }) => /^[ab]/.test(userName) || title === 'Accountant',
  },
  not: {
    text: 'not (active eq true or title sw "S")',
    holds: ({ active, title }) => !(active || title.startsWith('S')),
  },
};

const count = 10_000;

export async function run({ pace, product = loadProduct() }) {
  const { parseFilter, compileFilter } = product;
  const { type, resources } = createPeople(product, count);
  const people = resources.map(({ content }) => content);
  const ours = {
    name: 'ours',
    prepare: (text) => {
      const { matches } = compileFilter(parseFilter(text).filter, type);
      return (list) => list.filter(matches);
    },
  };
  const contenders = [ours, ...(await loadPeers())];
  const rows = [];
  for (const [kind, { text, holds }] of Object.entries(kinds)) {
    rows.push(
      await measureKind({ kind, text, right: people.filter(holds) }, contenders, people, pace),
    );
  }
  return rows;
}

async function measureKind({ kind, text, right }, contenders, people, pace) {
  const wrong = new Set();
  const runners = [];
  for (const { name, prepare } of contenders) {
    const answer = tryToAnswer(prepare, text, people);
    if (!isSameList(answer, right)) {
      wrong.add(name);
    }
    if (answer !== undefined) {
      runners.push(toRunner(name, prepare(text), people));
    }
  }
  if (wrong.has('ours')) {
    throw new Error(`Our own answer to ${text} is wrong.`);
  }
  const figures = await measureInTurns(runners, pace);
  return compareRow({
    name: `filter over 10,000 people: ${kind}`,
    unit: 'µs CPU',
    goal: 2,
    figures,
    wrong,
  });
}

const toRunner = (name, select, people) => ({
  name,
  run: (times) => {
    for (let time = 0; time < times; time += 1) {
      select(people);
    }
  },
});

function tryToAnswer(prepare, text, people) {
  try {
    return prepare(text)(people);
  } catch {
    return undefined;
  }
}

const isSameList = (left, right) =>
  left?.length === right.length && left.every((item, at) => item === right[at]);

async function loadPeers() {
  const [forked, original, queries, { default: scimmy }] = await Promise.all(
    ['scim2-parse-filter', 'scim2-filter', 'scim-query-filter-parser', 'scimmy'].map(loadPeer),
  );
  const byPredicate = (name, toPredicate) => ({
    name,
    prepare: (text) => {
      const matches = toPredicate(text);
      return (list) => list.filter(matches);
    },
  });
  return [
    byPredicate('scim2-parse-filter', (text) => forked.filter(forked.parse(text))),
    byPredicate('scim2-filter', (text) => original.filter(original.parse(text))),
    byPredicate('scim-query-filter-parser', (text) => queries.compileFilter(text)),
    {
      name: 'scimmy',
      prepare: (text) => {
        const filter = new scimmy.Types.Filter(text);
        return (list) => filter.match(list);
      },
    },
  ];
}
