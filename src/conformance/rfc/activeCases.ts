import { type JsonObject } from '../../base/json.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { expectContent, expectUntouched } from './contentChecks.js';
import { get, idOf, idsIn, list, patch, put, read, totalIn } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus, expectStatus } from './statusChecks.js';

type SetActive = (context: CaseContext, user: MadeResource, active: boolean) => Promise<Reply>;

const byPut: SetActive = async (context, user, active) => {
  const { body } = await read(context, user);
  return put(context, user.path, { ...body, active });
};

const byPatch: SetActive = (context, { path }, active) => {
  const operation: JsonObject = { op: 'replace', value: { active } };
  return patch(context, path, [operation]);
};

const okta = {
  aiw: 'Okta looks a user up before it reactivates it: what it cannot find it creates once more, and gets 409',
  oin: 'Okta looks a user up before it reactivates it: what it cannot find it creates once more, and gets 409',
};
const fix =
  'Keep an inactive user as it is: readable, listed and found by filters, with active false';

async function deactivate(context: CaseContext, setActive: SetActive): Promise<void> {
  const user = await context.createUser();
  const before = await read(context, user);
  const reply = await setActive(context, user, false);
  demandStatus(context, reply, [200, 204], {
    id: 'status',
    doing: 'A user is deactivated',
    fix: 'Answer 200 with the user, or 204 to a PATCH',
  });
  const inactive = await get(context, user.path);
  demandStatus(context, inactive, [200], {
    id: 'hidden',
    cause: 'rfc.active.hidden',
    doing: 'An inactive user is read',
    okta,
    fix,
  });
  expectContent(context, inactive, new Map([['active', false]]), {
    id: 'active',
    doing: 'After a deactivation',
    sameAs: ['echo.changed', 'patch.notApplied'],
    fix: 'Store active as it is sent',
  });
  expectUntouched(context, { before, after: inactive }, ['active'], {
    id: 'others',
    cause: 'rfc.active.others',
    doing: 'After a deactivation',
    okta,
    fix,
  });
  await setActive(context, user, true);
  const active = await read(context, user);
  expectContent(context, active, new Map([['active', true]]), {
    id: 'reactivated',
    doing: 'After a reactivation',
    sameAs: ['echo.changed', 'patch.notApplied'],
    fix: 'Store active as it is sent',
  });
  expectUntouched(context, { before, after: active }, [], {
    id: 'othersAfter',
    cause: 'rfc.active.others',
    doing: 'After a deactivation and a reactivation',
    okta,
    fix,
  });
  context.expect({
    id: 'id',
    holds: idOf(active.body) === user.id,
    message: 'After a reactivation the user has another id',
    expected: user.id,
    actual: idOf(active.body),
    okta,
    fix: 'Keep the id of a resource for ever',
    seenIn: [active],
  });
}

async function listed(context: CaseContext): Promise<void> {
  const all = await list(context, '/Users', { startIndex: 1, count: 1 });
  const user = await context.createUser(new Map([['active', false]]));
  const found = await list(context, '/Users', {
    filter: `userName eq ${JSON.stringify(user.name)}`,
  });
  context.expect({
    id: 'found',
    cause: 'rfc.active.hidden',
    sameAs: ['identity.hidden', 'filter.missed'],
    holds: idsIn(found).includes(user.id),
    message: 'An inactive user is not found by its userName',
    expected: [user.id],
    actual: [...idsIn(found)].slice(0, 5),
    okta,
    fix,
    seenIn: [found],
  });
  const more = await list(context, '/Users', { startIndex: 1, count: 1 });
  context.expect({
    id: 'counted',
    cause: 'rfc.active.hidden',
    // Others may come and go meanwhile, on a server that others use too.
    level: 'warning',
    holds: totalIn(all) === undefined || (totalIn(more) ?? 0) > (totalIn(all) ?? 0),
    message: 'An inactive user is not counted in totalResults',
    expected: { totalResults: (totalIn(all) ?? 0) + 1 },
    actual: { totalResults: totalIn(more) ?? null },
    okta,
    fix,
    seenIn: [more, all],
  });
}

async function writable(context: CaseContext): Promise<void> {
  const user = await context.createUser(new Map([['active', false]]));
  const { body } = await read(context, user);
  const reply = await put(context, user.path, { ...body, displayName: 'Jane Inactive' });
  expectStatus(context, reply, [200], {
    id: 'status',
    doing: 'An inactive user is replaced by PUT',
    okta,
    fix,
  });
  expectContent(
    context,
    await read(context, user),
    new Map<string, string | boolean>([
      ['active', false],
      ['displayName', 'Jane Inactive'],
    ]),
    {
      id: 'content',
      doing: 'After a PUT to an inactive user',
      fix: 'Change what the PUT changes, and leave active as it says',
    },
  );
}

export const activeCases = casesOf('active', 'Active and inactive users', [
  {
    id: 'put',
    title: 'A PUT deactivates and reactivates a user, who stays the same',
    requirements: ['active.kept', 'put.replaces'],
    run: (context) => deactivate(context, byPut),
  },
  {
    id: 'patch',
    title: 'A PATCH deactivates and reactivates a user, who stays the same',
    requirements: ['active.kept', 'patch.replace'],
    needs: ['patch'],
    run: (context) => deactivate(context, byPatch),
  },
  {
    id: 'listed',
    title: 'An inactive user is found and counted',
    requirements: ['active.kept'],
    needs: ['filter'],
    run: listed,
  },
  {
    id: 'writable',
    title: 'An inactive user can be changed',
    requirements: ['active.kept'],
    run: writable,
  },
]);
