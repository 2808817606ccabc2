import { type JsonValue } from '../../base/json.js';
import { mapObject, mapValues } from './mapTexts.js';
import { enterpriseUserUrn } from '../../scim/schema/enterpriseUser.js';
import { userUrn } from '../../scim/schema/user.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { expectContent, expectUntouched } from './contentChecks.js';
import { patch, read } from './requests.js';
import { patchedUser, type PatchRow, patchRows } from './patchRows.js';
import { casesOf } from './rfcCase.js';
import { expectStatus, isSuccess } from './statusChecks.js';

const contentRules = ['patch.notApplied', 'patch.wiped', 'patch.lostMembers'];

async function runRow(context: CaseContext, row: PatchRow): Promise<void> {
  const { okta, fix, level } = row;
  const check = { fix, ...(okta && { okta }), ...(level && { level }) };
  const own = ownAddresses(context.newUserName());
  const user = await context.createUser(mapValues(patchedUser, own));
  const before = await read(context, user);
  const operations = row.operations.map((operation) => mapObject(operation, own));
  const wanted = mapValues(row.after, own);
  const reply = await patch(context, user.path, operations);
  expectStatus(context, reply, [200, 204], {
    ...check,
    id: 'status',
    doing: `PATCH: ${row.title}`,
  });
  if (!isSuccess(reply)) {
    return;
  }
  const after = await read(context, user);
  const doing = `After a PATCH with ${JSON.stringify(operations)}`;
  expectContent(context, after, wanted, {
    ...check,
    id: 'applied',
    doing,
    sameAs: ['identity.staleRead'],
  });
  expectUntouched(context, { before, after }, [...row.after.keys()], {
    ...check,
    id: 'others',
    cause: 'rfc.patch.others',
    doing,
    fix: 'Change only what the operations speak of',
  });
  if (reply.status === 200) {
    expectContent(context, reply, wanted, {
      ...check,
      id: 'answered',
      cause: 'rfc.patch.answer',
      doing: 'The answer to the PATCH',
      sameAs: contentRules,
      fix: 'Answer with the resource as it is after the PATCH, or with 204 and no body',
    });
  }
}

/** Addresses of email may have to be unique. */
const ownAddresses =
  (userName: string) =>
  (text: string): string =>
    text.replace(/^(\w+)@example\.com$/, (_all, name: string) => `${name}-${userName}`);

async function bystander(context: CaseContext): Promise<void> {
  const [user, other] = [await context.createUser(), await context.createUser()];
  const before = await read(context, other);
  await patch(context, user.path, [{ op: 'replace', value: { displayName: 'Somebody Else' } }]);
  expectUntouched(context, { before, after: await read(context, other) }, [], {
    id: 'changed',
    doing: 'After a PATCH of another user',
    fix: 'Change only the resource that the URL names',
  });
}

/** Of two attributes one is changed. */
const extended = (department: string): JsonValue => ({ department, costCenter: '4130' });

const toEnterprise = (value: string): ReadonlyMap<string, JsonValue> =>
  new Map<string, JsonValue>([
    ['schemas', [userUrn, enterpriseUserUrn]],
    [enterpriseUserUrn, extended(value)],
  ]);

async function expectDepartment(
  context: CaseContext,
  user: MadeResource,
  reply: Reply,
  value: string,
): Promise<void> {
  const fix = 'Read the URN of an extension as the beginning of a path, and as a member of a value';
  expectStatus(context, reply, [200, 204], {
    id: 'status',
    doing: 'An attribute of the Enterprise User is changed by PATCH',
    fix,
  });
  if (isSuccess(reply)) {
    const wanted = new Map([[enterpriseUserUrn, extended(value)]]);
    expectContent(context, await read(context, user), wanted, {
      id: 'applied',
      doing: 'After a PATCH of the department of an enterprise user',
      fix,
    });
  }
}

async function extensionPath(context: CaseContext): Promise<void> {
  const user = await context.createUser(toEnterprise('Sales'));
  const path = `${enterpriseUserUrn}:department`;
  const reply = await patch(context, user.path, [{ op: 'replace', path, value: 'Research' }]);
  await expectDepartment(context, user, reply, 'Research');
}

async function extensionValue(context: CaseContext): Promise<void> {
  const user = await context.createUser(toEnterprise('Sales'));
  const value = { [enterpriseUserUrn]: { department: 'Research' } };
  const reply = await patch(context, user.path, [{ op: 'replace', value }]);
  await expectDepartment(context, user, reply, 'Research');
}

export const patchCases = casesOf(
  'patch',
  'Change (PATCH)',
  [
    ...patchRows.map((row) => ({
      id: row.id,
      title: `PATCH: ${row.title}`,
      requirements: [requirementOf(row)],
      run: (context: CaseContext) => runRow(context, row),
    })),
    {
      id: 'bystander',
      title: 'A PATCH changes no other resource',
      requirements: ['patch.replace'],
      run: bystander,
    },
    {
      id: 'extensionPath',
      title: 'A path leads into an extension by its URN',
      requirements: ['patch.path'],
      needs: ['enterpriseUser'],
      run: extensionPath,
    },
    {
      id: 'extensionValue',
      title: 'A value without path may hold an extension',
      requirements: ['patch.replace'],
      needs: ['enterpriseUser'],
      run: extensionValue,
    },
  ],
  ['patch'],
);

/** By what its last operation does. */
function requirementOf({ id }: PatchRow): string {
  if (id === 'urn' || id.startsWith('capitals')) {
    return 'patch.path';
  }
  const op = ['add', 'remove', 'replace'].find((one) => id.startsWith(one));
  return `patch.${op ?? 'sequence'}`;
}
