import { type HttpHeader } from '../exchange/exchange.js';
import { findPatchedNames, findWrittenNames } from '../scim/query/writtenNames.js';
import { type ResourceType } from '../scim/schema/resourceType.js';
import { type StoredResource, type WriteContext } from '../scim/store/directory.js';
import { checkIfMatch, namesVersion } from '../scim/store/entityTag.js';
import { renderResource } from '../scim/store/renderResource.js';
import { type ResourceRenderer } from '../scim/store/resourceRenderer.js';
import { type ServiceDeps } from './appDeps.js';
import { readJsonBody } from './jsonBody.js';
import { noteUnknownNames, toProjection } from './projections.js';
import { toRendered } from './rendering.js';
import { type Transaction } from './transaction.js';

/** The resource that a request is for, by its own path or by one that stands for it (`/Me`). */
export interface Target {
  readonly type: ResourceType;
  readonly id: string;
  /** The path of the request is not the resource's own, so any answer has to tell that. */
  readonly isAliased?: boolean;
}

/** What a request for one resource does, by its method. */
export type ResourceRequest = (transaction: Transaction, deps: ServiceDeps, target: Target) => void;

/** RFC 7644 3.4.1; preconditions in the order of RFC 9110 13.2.2. */
export const getResource: ResourceRequest = (
  transaction,
  { directory, renderer },
  { type, id },
) => {
  const found = directory.get(type, id);
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = transaction.request.headers;
  checkIfMatch(ifMatch, found.version);
  if (ifNoneMatch !== undefined && namesVersion(ifNoneMatch, found.version)) {
    transaction.send({ status: 304, headers: headersOf(found, transaction.baseUrl) });
  } else {
    answerResource(transaction, renderer, 200, { stored: found });
  }
};

/** RFC 7644 3.5.1. */
export const putResource: ResourceRequest = (transaction, deps, { type, id }) => {
  const body = readJsonBody(transaction, deps.redactor);
  const replaced = deps.directory.replace(type, id, body, writeContext(transaction));
  answerResource(transaction, deps.renderer, 200, {
    stored: replaced,
    written: findWrittenNames(type, body),
  });
};

/** RFC 7644 3.5.2: with `attributes` the answer is 200 even where it would be 204. */
export const patchResource: ResourceRequest = (transaction, deps, { type, id }) => {
  const { directory, redactor, renderer } = deps;
  const body = readJsonBody(transaction, redactor);
  const patched = directory.patch(type, id, body, writeContext(transaction));
  if (directory.profile.patchAnswer === 'resource' || transaction.query.has('attributes')) {
    const written = findPatchedNames(type, body);
    answerResource(transaction, renderer, 200, { stored: patched, written });
  } else {
    transaction.send({ status: 204, headers: namingHeaders(patched, transaction.baseUrl) });
  }
};

/** RFC 7644 3.6. */
export const deleteResource: ResourceRequest = (transaction, { directory }, target) => {
  directory.remove(target.type, target.id, writeContext(transaction));
  const location: HttpHeader = ['Location', locationOf(target, transaction.baseUrl)];
  transaction.send({ status: 204, headers: target.isAliased ? [location] : [] });
};

/** RFC 7644 3.3. */
export function createResource(
  transaction: Transaction,
  { directory, redactor, renderer }: ServiceDeps,
  type: ResourceType,
): StoredResource {
  const body = readJsonBody(transaction, redactor);
  // There is nothing yet that preconditions could be about.
  const created = directory.create(type, body, { note: transaction.note });
  const written = findWrittenNames(type, body);
  answerResource(transaction, renderer, 201, { stored: created, written });
  return created;
}

function writeContext({ request, note }: Transaction): WriteContext {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = request.headers;
  return {
    note,
    ...(ifMatch !== undefined && { ifMatch }),
    ...(ifNoneMatch !== undefined && { ifNoneMatch }),
  };
}

interface Shown {
  readonly stored: StoredResource;
  /** What the client wrote of that which is returned on request. */
  readonly written?: string | undefined;
}

/** Answers honour `attributes` and `excludedAttributes` whatever the method (RFC 7644 3.9). */
function answerResource(
  transaction: Transaction,
  renderer: ResourceRenderer,
  status: number,
  { stored, written }: Shown,
): void {
  const { query, baseUrl, note } = transaction;
  const names = {
    attributes: query.get('attributes'),
    excludedAttributes: query.get('excludedAttributes'),
    written,
  };
  noteUnknownNames(names, [stored.type], note);
  const projection = toProjection(names, stored.type);
  transaction.send({
    status,
    headers: headersOf(stored, baseUrl),
    ...(projection
      ? { text: renderResource(stored, baseUrl, projection), isRendered: true }
      : { rendered: toRendered(renderer, stored, baseUrl) }),
  });
}

const namingHeaders = (stored: StoredResource, baseUrl: string): readonly HttpHeader[] => [
  ['ETag', stored.version],
  ['Location', locationOf(stored, baseUrl)],
];

/** Where the body is, or would be (304), the resource: RFC 7643 3.1, `meta.location`, wants Content-Location. */
function headersOf(stored: StoredResource, baseUrl: string): readonly HttpHeader[] {
  const location = locationOf(stored, baseUrl);
  return [
    ['ETag', stored.version],
    ['Location', location],
    ['Content-Location', location],
  ];
}

/** The permanent address of a resource (RFC 7643 3.1, `meta.location`). */
export const locationOf = ({ type, id }: Target, baseUrl: string): string =>
  `${baseUrl}${type.endpoint}/${encodeURIComponent(id)}`;
