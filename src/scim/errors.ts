import { type JsonObject } from '../base/json.js';

/** The `scimType` values of RFC 7644, table 9, and of RFC 9865, section 2.2. */
export const scimTypes = [
  'invalidFilter',
  'tooMany',
  'uniqueness',
  'mutability',
  'invalidSyntax',
  'invalidPath',
  'noTarget',
  'invalidValue',
  'invalidVers',
  'sensitive',
  'invalidCursor',
  'expiredCursor',
  'invalidCount',
] as const;

export type ScimType = (typeof scimTypes)[number];

export const errorUrn = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** A failure the SCIM client must see. Everything else becomes a 500 in one place. */
export class ScimError extends Error {
  override readonly name = 'ScimError';
  readonly status: number;
  readonly scimType: ScimType | undefined;

  constructor(status: number, detail: string, scimType?: ScimType, options?: ErrorOptions) {
    super(detail, options);
    this.status = status;
    this.scimType = scimType;
  }

  /** The error body of RFC 7644 3.12. `status` is a string there. */
  toBody(): JsonObject {
    return {
      schemas: [errorUrn],
      status: String(this.status),
      ...(this.scimType !== undefined && { scimType: this.scimType }),
      detail: this.message,
    };
  }
}

export const notFound = (detail: string): ScimError => new ScimError(404, detail);

export const invalidFilter = (detail: string): ScimError =>
  new ScimError(400, detail, 'invalidFilter');

/** RFC 7644, table 9: more than the service is willing to process. */
export const tooMany = (detail: string): ScimError => new ScimError(400, detail, 'tooMany');

export const invalidSyntax = (detail: string): ScimError =>
  new ScimError(400, detail, 'invalidSyntax');

export const invalidValue = (detail: string): ScimError =>
  new ScimError(400, detail, 'invalidValue');

export const invalidPath = (detail: string): ScimError => new ScimError(400, detail, 'invalidPath');

export const noTarget = (detail: string): ScimError => new ScimError(400, detail, 'noTarget');

export const mutability = (detail: string): ScimError => new ScimError(400, detail, 'mutability');

export const uniqueness = (detail: string): ScimError => new ScimError(409, detail, 'uniqueness');

/** RFC 9865 2.2. */
export const invalidCursor = (detail: string): ScimError =>
  new ScimError(400, detail, 'invalidCursor');

export const expiredCursor = (detail: string): ScimError =>
  new ScimError(400, detail, 'expiredCursor');

export const invalidCount = (detail: string): ScimError =>
  new ScimError(400, detail, 'invalidCount');

/** A 409 that is not about a value somebody else has. */
export const conflict = (detail: string): ScimError => new ScimError(409, detail);

export const forbidden = (detail: string): ScimError => new ScimError(403, detail);

export const methodNotAllowed = (detail: string): ScimError => new ScimError(405, detail);

export const preconditionFailed = (detail: string): ScimError => new ScimError(412, detail);

export const payloadTooLarge = (detail: string): ScimError => new ScimError(413, detail);

export const unsupportedMediaType = (detail: string): ScimError => new ScimError(415, detail);

export const notImplemented = (detail: string): ScimError => new ScimError(501, detail);
