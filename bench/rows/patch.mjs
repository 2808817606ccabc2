import { isDeepStrictEqual } from 'node:util';
import { measureInTurns } from '../measure/inTurns.mjs';
import { compareRow } from '../report/row.mjs';
import { loadProduct } from '../setup/product.mjs';
import { loadPatchPeers } from './patchPeers.mjs';
import { createPeople } from './people.mjs';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const replace = (path, value) => ({ op: 'replace', path, value });
const merge = (value) => ({ op: 'replace', value });

/** There and back, so that whoever writes into the resource always finds the same one. */
const userKinds = {
  'deactivate, as Okta does': {
    there: merge({ active: false }),
    back: merge({ active: true }),
    change: (user) => ({ ...user, active: false }),
  },
  'replace by path': {
    there: replace('title', 'Baker'),
    back: replace('title', 'Managing Director'),
    change: (user) => ({ ...user, title: 'Baker' }),
  },
  'sub-attribute': {
    there: replace('name.familyName', 'Baker'),
    back: replace('name.familyName', 'Sinclair'),
    change: (user) => ({ ...user, name: { ...user.name, familyName: 'Baker' } }),
  },
  'value path': {
    there: replace('emails[type eq "work"].value', 'ada@example.org'),
    back: replace('emails[type eq "work"].value', 'caleb.sinclair@example.com'),
    change: (user) => ({
      ...user,
      emails: user.emails.map((email) =>
        email.type === 'work' ? { ...email, value: 'ada@example.org' } : email,
      ),
    }),
  },
  'add and remove a value': {
    there: { op: 'add', path: 'emails', value: [{ value: 'ada@example.net', type: 'other' }] },
    back: { op: 'remove', path: 'emails[value eq "ada@example.net"]' },
    change: (user) => ({
      ...user,
      emails: [...user.emails, { value: 'ada@example.net', type: 'other' }],
    }),
  },
  'many attributes at once': {
    there: merge({
      displayName: 'A. Baker',
      title: 'Baker',
      locale: 'de-AT',
      timezone: 'Europe/Vienna',
    }),
    back: merge({
      displayName: 'Caleb Sinclair',
      title: 'Managing Director',
      locale: 'en-US',
      timezone: 'America/Chicago',
    }),
    change: (user) => ({
      ...user,
      displayName: 'A. Baker',
      title: 'Baker',
      locale: 'de-AT',
      timezone: 'Europe/Vienna',
    }),
  },
  extension: {
    there: replace(`${enterprise}:department`, 'Bakery'),
    back: replace(`${enterprise}:department`, 'Engineering'),
    change: (user) => ({ ...user, [enterprise]: { ...user[enterprise], department: 'Bakery' } }),
  },
};

const memberCount = 10_000;
const newcomer = {
  value: '9d6f1c2e-0000-4000-8000-000000000001',
  display: 'New Comer',
  type: 'User',
};

const groupKinds = {
  'add and remove a member': {
    there: { op: 'add', path: 'members', value: [newcomer] },
    back: { op: 'remove', path: `members[value eq "${newcomer.value}"]` },
    change: (group) => ({ ...group, members: [...group.members, newcomer] }),
  },
  rename: {
    there: replace('displayName', 'Bakers'),
    back: replace('displayName', 'Everybody'),
    change: (group) => ({ ...group, displayName: 'Bakers' }),
  },
};

export async function run({ pace }) {
  const product = loadProduct();
  const { registry, resources } = createPeople(product, 25);
  const patchers = [ours(product, registry), ...(await loadPatchPeers())];
  const [{ content: user }] = resources;
  const group = createGroup();
  const rows = [];
  for (const [kind, way] of Object.entries(userKinds)) {
    const name = `PATCH a user: ${kind}`;
    rows.push(await measureKind({ name, goal: 1, way, resource: user }, patchers, pace));
  }
  for (const [kind, way] of Object.entries(groupKinds)) {
    const name = `PATCH a group of 10,000 members: ${kind}`;
    rows.push(await measureKind({ name, goal: 10, way, resource: group }, patchers, pace));
  }
  return rows;
}

const createGroup = () => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  id: '5d9a7c3e-0000-4000-8000-000000000000',
  displayName: 'Everybody',
  members: Array.from({ length: memberCount }, (_, at) => ({
    value: `5d9a7c3e-0000-4000-8000-${String(at + 1).padStart(12, '0')}`,
    display: `Person ${String(at)}`,
    type: 'User',
  })),
  meta: { resourceType: 'Group' },
});

function ours({ profiles, readPatchRequest, applyPatch }, registry) {
  const context = { profile: profiles.okta, note: () => undefined };
  return {
    name: 'ours',
    prepare: (resource) => resource,
    apply: (resource, body) => {
      const type = registry.findByName(resource.meta.resourceType);
      return applyPatch(type, resource, readPatchRequest(body, context), context);
    },
  };
}

const toBody = (operation) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [operation],
});

async function measureKind({ name, goal, way, resource }, patchers, pace) {
  const there = toBody(way.there);
  const back = toBody(way.back);
  const wrong = new Set();
  const contenders = [];
  for (const { name: patcher, prepare, apply } of patchers) {
    if (
      !(await isRight({ prepare, apply }, { there, back, resource, wanted: way.change(resource) }))
    ) {
      wrong.add(patcher);
    }
    const prepared = prepare(resource);
    contenders.push({
      name: patcher,
      run: async (times) => {
        let current = prepared;
        for (let time = 0; time < times; time += 1) {
          const changed = apply(current, there);
          // Only where it must be: waiting for what is no promise costs as much as a small PATCH.
          current = apply(changed instanceof Promise ? await changed : changed, back);
          current = current instanceof Promise ? await current : current;
        }
      },
    });
  }
  if (wrong.has('ours')) {
    throw new Error(`Our own result is wrong: ${name}.`);
  }
  const figures = await measureInTurns(contenders, pace);
  return compareRow({ name, unit: 'µs CPU', goal, figures, wrong, per: 2 });
}

async function isRight(patcher, { there, back, resource, wanted }) {
  const { prepare, apply } = patcher;
  try {
    if (!(await isAtomic(patcher, there, resource))) {
      return false;
    }
    const changed = await apply(prepare(resource), there);
    const isThere = isDeepStrictEqual(plain(changed), plain(wanted));
    return isThere && isDeepStrictEqual(plain(await apply(changed, back)), plain(resource));
  } catch {
    return false;
  }
}

/** RFC 7644 3.5.2: where one operation fails, the resource stays as it was. */
async function isAtomic({ prepare, apply }, { schemas, Operations }, resource) {
  const prepared = prepare(resource);
  const failing = { op: 'replace', path: 'emails[type eq', value: 'x' };
  try {
    await apply(prepared, { schemas, Operations: [...Operations, failing] });
    return false;
  } catch {
    return isDeepStrictEqual(plain(prepared), plain(resource));
  }
}

/** As JSON, without what each library keeps in its own way. */
function plain(resource) {
  const { meta: _meta, schemas: _schemas, ...rest } = JSON.parse(JSON.stringify(resource));
  return rest;
}
