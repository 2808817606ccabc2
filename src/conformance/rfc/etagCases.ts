import { findHeader } from '../../exchange/headers.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { expectContent } from './contentChecks.js';
import { read } from './requests.js';
import { casesOf } from './rfcCase.js';
import { expectStatus } from './statusChecks.js';

interface Versioned {
  readonly user: MadeResource;
  readonly etag: string;
}

async function createVersioned(context: CaseContext): Promise<Versioned> {
  const user = await context.createUser();
  const reply = await read(context, user);
  const etag = findHeader(reply.headers, 'etag') ?? '';
  context.demand({
    id: 'missing',
    cause: 'rfc.etag.missing',
    sameAs: ['discovery.etag'],
    level: 'warning',
    holds: etag !== '',
    message: 'ServiceProviderConfig says that etag is supported, and a user comes without an ETag',
    expected: { ETag: 'W/"1"' },
    actual: { ETag: null },
    fix: 'Send ETag with each resource, or say "etag": { "supported": false }',
    seenIn: [reply],
  });
  return { user, etag };
}

const putWith = async (
  context: CaseContext,
  { path }: MadeResource,
  headers: readonly (readonly [string, string])[],
  displayName: string,
): Promise<Reply> => {
  const { body } = await read(context, { path });
  return context.send({
    method: 'PUT',
    path,
    headers: new Map(headers),
    body: { ...body, displayName },
  });
};

async function notModified(context: CaseContext): Promise<void> {
  const { user, etag } = await createVersioned(context);
  const reply = await context.send({
    method: 'GET',
    path: user.path,
    headers: new Map([['If-None-Match', etag]]),
  });
  expectStatus(context, reply, [304], {
    id: 'status',
    level: 'warning',
    doing: 'A user is read with If-None-Match and its current version',
    fix: 'Answer 304 without a body where the version is the same',
  });
}

async function staleWrite(context: CaseContext): Promise<void> {
  const { user, etag } = await createVersioned(context);
  await putWith(context, user, [], 'Jane Second');
  const reply = await putWith(context, user, [['If-Match', etag]], 'Jane Third');
  expectStatus(context, reply, [412], {
    id: 'status',
    doing: 'A user is replaced with If-Match and an old version',
    fix: 'Answer 412 where the version is another, and change nothing',
  });
  expectContent(context, await read(context, user), new Map([['displayName', 'Jane Second']]), {
    id: 'changed',
    doing: 'After a PUT with If-Match and an old version',
    sameAs: ['conditional.staleWrite'],
    fix: 'Answer 412 where the version is another, and change nothing',
  });
}

async function currentWrite(context: CaseContext): Promise<void> {
  const { user, etag } = await createVersioned(context);
  const reply = await putWith(context, user, [['If-Match', etag]], 'Jane Second');
  expectStatus(context, reply, [200], {
    id: 'status',
    doing: 'A user is replaced with If-Match and its current version',
    fix: 'Compare If-Match with the version as GET shows it',
  });
}

async function changes(context: CaseContext): Promise<void> {
  const { user, etag } = await createVersioned(context);
  await putWith(context, user, [], 'Jane Second');
  const reply = await read(context, user);
  context.expect({
    id: 'same',
    sameAs: ['version.same'],
    holds: findHeader(reply.headers, 'etag') !== etag,
    message: 'A user has the same ETag after a change',
    expected: 'another ETag',
    actual: etag,
    fix: 'Give a resource another version with each change',
    seenIn: [reply],
  });
}

export const etagCases = casesOf(
  'etag',
  'Versions (ETag)',
  [
    {
      id: 'notModified',
      title: 'Who has the current version is answered with 304',
      requirements: ['etag.conditional'],
      run: notModified,
    },
    {
      id: 'stale',
      title: 'A write for an old version is refused with 412',
      requirements: ['etag.conditional'],
      run: staleWrite,
    },
    {
      id: 'current',
      title: 'A write for the current version is done',
      requirements: ['etag.conditional'],
      run: currentWrite,
    },
    {
      id: 'changes',
      title: 'A changed resource has another version',
      requirements: ['etag.conditional'],
      run: changes,
    },
  ],
  ['etag'],
);
