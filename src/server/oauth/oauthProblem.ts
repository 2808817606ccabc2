import { type HttpHeader } from '../../exchange/exchange.js';

/** The error codes of RFC 6749 4.1.2.1 and 5.2, and of RFC 7009 2.2.1. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'access_denied'
  | 'unsupported_response_type'
  | 'unsupported_token_type';

export interface OAuthProblemOptions extends ErrorOptions {
  /** What it means for whoever sets up the connection; the description alone where it says all. */
  readonly meaning?: string;
  readonly status?: number;
  readonly headers?: readonly HttpHeader[];
}

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

  /** `invalid_grant` becomes `oauth2.invalidGrant`. */
  get observationId(): string {
    return `oauth2.${this.code.replaceAll(/_(.)/g, (_all, letter: string) => letter.toUpperCase())}`;
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
