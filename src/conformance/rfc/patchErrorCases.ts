import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { patchOpUrn } from '../../scim/patch/readPatch.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { type ContentCheck, expectUntouched } from './contentChecks.js';
import { idOf, patch, read } from './requests.js';
import { casesOf, type RfcCase } from './rfcCase.js';
import { expectRefusal, expectStatus, isSuccess } from './statusChecks.js';

interface Refused {
  readonly id: string;
  readonly title: string;
  readonly requirement: string;
  readonly operations: JsonValue;
  readonly fix: string;
  /** Entra wants the value added. */
  readonly mayAdd?: boolean;
}

const refused: readonly Refused[] = [
  {
    id: 'noTarget',
    title: 'A replace of a value that there is not',
    requirement: 'patch.noTarget',
    operations: [{ op: 'replace', path: 'emails[type eq "nobody"].value', value: 'x@example.com' }],
    mayAdd: true,
    fix: 'Answer 400 with the scimType noTarget where the filter of a replace matches nothing',
  },
  {
    id: 'removeWithoutPath',
    title: 'A remove without path',
    requirement: 'patch.noTarget',
    operations: [{ op: 'remove' }],
    fix: 'Answer 400 with the scimType noTarget where a remove has no path',
  },
  {
    id: 'badPath',
    title: 'A path that cannot be read',
    requirement: 'patch.invalidPath',
    operations: [{ op: 'replace', path: 'emails[type eq', value: 'x@example.com' }],
    fix: 'Answer 400 with the scimType invalidPath where a path cannot be read',
  },
  {
    id: 'badOp',
    title: 'An op that there is not',
    requirement: 'patch.form',
    operations: [{ op: 'move', path: 'displayName', value: 'Janet' }],
    fix: 'Answer 400 where an op is none of add, remove and replace',
  },
  {
    id: 'noOperations',
    title: 'Operations that are no list',
    requirement: 'patch.form',
    operations: 'none',
    fix: 'Answer 400 with the scimType invalidSyntax where Operations is no array',
  },
];

async function runRefused(context: CaseContext, row: Refused): Promise<void> {
  const { user, before } = await createOne(context);
  const body = { schemas: [patchOpUrn], Operations: row.operations };
  const reply = await context.unjudged(() =>
    context.send({ method: 'PATCH', path: user.path, body }),
  );
  expectRefusal(context, reply, {
    id: 'status',
    doing: row.title,
    fix: row.fix,
  });
  const after = await read(context, user);
  const doing = `${row.title}, answered with ${String(reply.status)}`;
  const check = { id: 'changed', doing, fix: row.fix };
  expectUntouched(context, { before, after }, row.mayAdd ? ['emails'] : [], check);
  if (row.mayAdd) {
    expectStillThere(context, { before, after }, check);
  }
}

function expectStillThere(
  context: CaseContext,
  { before, after }: { readonly before: Reply; readonly after: Reply },
  { doing, ...check }: ContentCheck,
): void {
  const address = emailOf(before);
  context.expect({
    ...check,
    holds: JSON.stringify(after.body['emails'] ?? []).includes(address),
    message: `${doing}: an email address that was there is gone`,
    expected: before.body['emails'] ?? [],
    actual: after.body['emails'] ?? [],
    seenIn: [after],
  });
}

/** The one that the user was created with. */
function emailOf({ body }: Reply): string {
  const [first] = isJsonArray(body['emails']) ? body['emails'].filter(isJsonObject) : [];
  return JSON.stringify(first?.['value'] ?? '');
}

async function createOne(
  context: CaseContext,
): Promise<{ readonly user: MadeResource; readonly before: Reply }> {
  const user = await context.createUser();
  return { user, before: await read(context, user) };
}

async function atomic(context: CaseContext): Promise<void> {
  const { user, before } = await createOne(context);
  const operations: readonly JsonObject[] = [
    { op: 'replace', path: 'displayName', value: 'Half Done' },
    { op: 'replace', path: 'emails[type eq', value: 'x@example.com' },
  ];
  const reply = await context.unjudged(() => patch(context, user.path, operations));
  if (isSuccess(reply)) {
    context.block('The second operation of the PATCH is wrong, and was taken all the same');
  }
  expectUntouched(context, { before, after: await read(context, user) }, [], {
    id: 'changed',
    doing: 'After a PATCH whose second operation was refused',
    fix: 'Apply all operations of a PATCH or none',
  });
}

async function readOnly(context: CaseContext): Promise<void> {
  const { user } = await createOne(context);
  const operations = [{ op: 'replace', path: 'id', value: `${context.prefix}other` }];
  const reply = await context.unjudged(() => patch(context, user.path, operations));
  const now = await read(context, user);
  const answered = isSuccess(reply) ? idOf(reply.body) : '';
  context.expect({
    id: 'answered',
    holds: answered === '' || answered === user.id,
    message: 'A PATCH of id is answered with another id, though id is read-only',
    expected: { id: user.id },
    actual: { id: answered },
    fix: 'Answer 400 with the scimType mutability where a path leads to what is read-only',
    seenIn: [reply],
  });
  context.expect({
    id: 'changed',
    holds: [now, ...(reply.status === 200 ? [reply] : [])].every(
      ({ body }) => idOf(body) === user.id,
    ),
    message: 'A PATCH has changed the id',
    expected: { id: user.id },
    actual: { id: idOf(now.body), answered: idOf(reply.body) },
    seenIn: [reply, now],
    fix: 'Answer 400 with the scimType mutability where a path leads to what is read-only',
  });
  context.expect({
    id: 'status',
    level: 'hint',
    holds: reply.status === 400,
    message: `A PATCH of id, which is read-only, is answered with ${String(reply.status)}`,
    expected: { status: 400, scimType: 'mutability' },
    actual: { status: reply.status },
    fix: 'Answer 400 with the scimType mutability where a path leads to what is read-only',
    seenIn: [reply],
  });
}

async function unknownPath(context: CaseContext): Promise<void> {
  const { user } = await createOne(context);
  const operations = [{ op: 'add', path: 'favouriteColour', value: 'blue' }];
  await context.unjudged(() => patch(context, user.path, operations));
}

async function unknownUser(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const reply = await patch(context, `${user.path}${context.prefix}x`, [
    { op: 'replace', value: { active: false } },
  ]);
  expectRefusal(context, reply, {
    id: 'status',
    doing: 'A user that there is not is changed by PATCH',
    fix: 'Answer 404 with an Error where there is no such resource',
  });
  expectStatus(context, reply, [404], {
    id: 'notFound',
    level: reply.status === 400 ? 'hint' : 'warning',
    doing: 'A user that there is not is changed by PATCH',
    fix: 'Answer 404 with an Error where there is no such resource',
  });
}

export const patchErrorCases = casesOf(
  'patchError',
  'Change (PATCH)',
  [
    ...refused.map((row): RfcCase => ({
      id: row.id,
      title: `${row.title} is refused with 400`,
      requirements: [row.requirement],
      run: (context) => runRefused(context, row),
    })),
    {
      id: 'atomic',
      title: 'A PATCH is done as a whole or not at all',
      requirements: ['patch.atomic'],
      run: atomic,
    },
    {
      id: 'readOnly',
      title: 'A PATCH does not change the id',
      requirements: ['patch.mutability', 'resource.id'],
      run: readOnly,
    },
    {
      id: 'unknownPath',
      title: 'A path to an attribute that there is not breaks nothing',
      requirements: ['patch.invalidPath'],
      run: unknownPath,
    },
    {
      id: 'unknownUser',
      title: 'A PATCH of a resource that there is not is answered with 404',
      requirements: ['read.notFound'],
      run: unknownUser,
    },
  ],
  ['patch'],
);
