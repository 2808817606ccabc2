import assert from 'node:assert/strict';
import { type ScimType, errorUrn } from '../../src/scim/errors.js';
import { type Answer } from './answer.js';

export const listUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const patchUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const searchUrn = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';
export const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export interface ExpectedError {
  readonly status: number;
  readonly scimType?: ScimType;
  readonly detail?: RegExp;
}

/** The whole error answer of RFC 7644 3.12: media type, length and every member of the body. */
export function assertScimError(answer: Answer, expected: ExpectedError): void {
  const { status, scimType, detail = /./ } = expected;
  assert.equal(answer.status, status, answer.text);
  assertScimBody(answer);
  const { detail: text } = answer.body as { readonly detail?: unknown };
  assert.ok(typeof text === 'string', answer.text);
  assert.match(text, detail);
  assert.deepEqual(answer.body, {
    schemas: [errorUrn],
    status: String(status),
    ...(scimType !== undefined && { scimType }),
    detail: text,
  });
}

/** A JSON body under the media type of RFC 7644 3.1, with its true length. */
export function assertScimBody({ headers, text }: Answer): void {
  assert.equal(headers['content-type'], 'application/scim+json');
  assert.equal(headers['content-length'], String(Buffer.byteLength(text)));
  assert.doesNotThrow(() => {
    JSON.parse(text);
  });
}
