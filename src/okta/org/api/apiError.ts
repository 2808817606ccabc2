import { type JsonObject } from '../../../base/json.js';
import { type OrgError } from '../orgError.js';
import { type ApiAnswer } from './apiRoute.js';

/** A call of the API that cannot be done, in Okta's words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly causes: readonly string[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    summary: string,
    more: {
      readonly causes?: readonly string[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(summary);
    this.status = status;
    this.code = code;
    this.causes = more.causes ?? [];
    this.headers = more.headers ?? {};
  }
}

/** @param cause begins with the attribute: `login: The field cannot be left blank` */
export const validationFailed = (attribute: string, cause: string): ApiError =>
  new ApiError(400, 'E0000001', `Api validation failed: ${attribute}`, { causes: [cause] });

export const notWellFormed = (cause?: string): ApiError =>
  new ApiError(400, 'E0000003', 'The request body was not well-formed.', {
    ...(cause !== undefined && { causes: [cause] }),
  });

export const resourceNotFound = (message: string): ApiError =>
  new ApiError(404, 'E0000007', `Not found: ${message}`);

export const bodyTooLarge = (cause: string): ApiError =>
  new ApiError(413, 'E0000003', 'The request body was not well-formed.', { causes: [cause] });

export const invalidToken = (cause: string): ApiError =>
  new ApiError(401, 'E0000011', 'Invalid token provided', { causes: [cause] });

export const accessDenied = (cause: string): ApiError =>
  new ApiError(403, 'E0000006', 'You do not have permission to perform the requested action', {
    causes: [cause],
  });

export const methodNotSupported = (allowed: readonly string[]): ApiError =>
  new ApiError(405, 'E0000022', 'The endpoint does not support the provided HTTP method', {
    headers: { Allow: allowed.join(', ') },
  });

export const internalError = (): ApiError => new ApiError(500, 'E0000009', 'Internal Server Error');

/** Actions that are refused for the state that something is in have a code of their own. */
const stateCodes: ReadonlyMap<string, readonly [status: number, code: string]> = new Map([
  ['Activation failed because the user is already active', [403, 'E0000016']],
  ['Only deactivated users can be deleted', [403, 'E0000038']],
  ["This operation is not allowed in the user's current status", [403, 'E0000038']],
]);

export function toApiError({ reason, subject, message }: OrgError): ApiError {
  switch (reason) {
    case 'notFound':
      return resourceNotFound(message);
    case 'invalid':
      return validationFailed(subject, message);
    case 'wrongState': {
      const [status, code] = stateCodes.get(message) ?? [400, 'E0000001'];
      return code === 'E0000001'
        ? new ApiError(status, code, 'Api validation failed', { causes: [message] })
        : new ApiError(status, code, message);
    }
  }
}

export function toErrorAnswer(error: ApiError, errorId: string): ApiAnswer {
  const body: JsonObject = {
    errorCode: error.code,
    errorSummary: error.message,
    errorLink: error.code,
    errorId,
    errorCauses: error.causes.map((errorSummary) => ({ errorSummary })),
  };
  return { status: error.status, body, headers: error.headers };
}
