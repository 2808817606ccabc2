import { type HttpHeader } from '../../exchange/exchange.js';
import { type ObservationId } from '../observationIds.js';

/** The error codes of RFC 6749 4.1.2.1 and 5.2, and of RFC 7009 2.2.1. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'unsupported_response_type';

export interface OAuthProblemOptions extends ErrorOptions {
  /** What it means for whoever sets up the connection; the description alone where it says all. */
  readonly meaning?: string;
  readonly status?: number;
  readonly headers?: readonly HttpHeader[];
}

const observationIdByCode: Readonly<Record<OAuthErrorCode, ObservationId>> = {
  invalid_request: 'oauth2.invalidRequest',
  invalid_client: 'oauth2.invalidClient',
  invalid_grant: 'oauth2.invalidGrant',
  unsupported_grant_type: 'oauth2.unsupportedGrantType',
  invalid_scope: 'oauth2.invalidScope',
  unsupported_response_type: 'oauth2.unsupportedResponseType',
};

/** A failure that the OAuth 2 client must see. */
export class OAuthProblem extends Error {
  override readonly name = 'OAuthProblem';
  readonly code: OAuthErrorCode;
  readonly meaning: string | undefined;
  readonly status: number;
  readonly headers: readonly HttpHeader[];

  constructor(code: OAuthErrorCode, description: string, options: OAuthProblemOptions = {}) {
    super(description, options);
    this.code = code;
    this.meaning = options.meaning;
    this.status = options.status ?? 400;
    this.headers = options.headers ?? [];
  }

  get observationId(): ObservationId {
    return observationIdByCode[this.code];
  }

  /** RFC 6749 5.2 leaves out quotes, backslashes and everything that is not ASCII. */
  get description(): string {
    return this.message
      .replaceAll('"', "'")
      .replaceAll('\\', '/')
      .replaceAll(/[^\x20-\x7e]/g, '?');
  }
}

export const invalidRequest = (description: string, options?: OAuthProblemOptions): OAuthProblem =>
  new OAuthProblem('invalid_request', description, options);

export const invalidGrant = (description: string, meaning: string): OAuthProblem =>
  new OAuthProblem('invalid_grant', description, { meaning });
