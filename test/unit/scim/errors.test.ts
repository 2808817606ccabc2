import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as errors from '../../../src/scim/errors.js';

const factories: readonly (readonly [
  make: (detail: string) => errors.ScimError,
  status: number,
  scimType: errors.ScimType | undefined,
])[] = [
  [errors.invalidFilter, 400, 'invalidFilter'],
  [errors.invalidSyntax, 400, 'invalidSyntax'],
  [errors.invalidValue, 400, 'invalidValue'],
  [errors.invalidPath, 400, 'invalidPath'],
  [errors.noTarget, 400, 'noTarget'],
  [errors.mutability, 400, 'mutability'],
  [errors.uniqueness, 409, 'uniqueness'],
  [errors.forbidden, 403, undefined],
  [errors.notFound, 404, undefined],
  [errors.methodNotAllowed, 405, undefined],
  [errors.preconditionFailed, 412, undefined],
  [errors.payloadTooLarge, 413, undefined],
  [errors.unsupportedMediaType, 415, undefined],
  [errors.notImplemented, 501, undefined],
];

for (const [make, status, scimType] of factories) {
  await test(`${String(status)} ${scimType ?? 'without a scimType'} as RFC 7644 3.12 writes it, the status a string`, () => {
    const error = make('Why.');

    assert.deepEqual([error.status, error.scimType, error.message], [status, scimType, 'Why.']);
    assert.deepEqual(error.toBody(), {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      ...(scimType !== undefined && { scimType }),
      detail: 'Why.',
    });
  });
}
