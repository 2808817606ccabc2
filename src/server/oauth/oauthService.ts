import { randomBytes } from 'node:crypto';
import { type Clock } from '../../base/clock.js';
import { type Answer, type Transaction } from '../transaction.js';
import { answerAuthorization, toObservation } from './authorizationEndpoint.js';
import { ClientAuthenticator } from './clientAuthentication.js';
import { CodeStore } from './codeStore.js';
import { emptyAnswer, jsonAnswer, problemAnswer } from './jsonAnswer.js';
import { type OAuthEndpoint } from './oauthPaths.js';
import { OAuthProblem, invalidRequest } from './oauthProblem.js';
import { type Parameters, readForm, readQuery } from './parameters.js';
import { grantTokens } from './tokenGrants.js';
import { Grant, TokenStore } from './tokenStore.js';

export interface OAuthServiceDeps {
  readonly clientId: string;
  readonly clientSecret: string;
  /** All that are let in, besides those on this machine. */
  readonly redirectUris: readonly string[];
  /** Of an access token, in seconds. */
  readonly tokenLifetime: number;
  readonly clock: Pick<Clock, 'now'>;
  /** Asked each time. */
  readonly publicBaseUrl: () => string | undefined;
  /** Of a server before this one, for the same client. */
  readonly tokens?: TokenStore | undefined;
  /** Called when tokens may have been given out or revoked. */
  readonly onDidChangeTokens?: (() => void) | undefined;
}

/** The authorization server beside the SCIM service: pages, codes, tokens, for one client. */
export class OAuthService {
  readonly tokens: TokenStore;
  readonly #deps: OAuthServiceDeps;
  readonly #codes: CodeStore;
  readonly #client: ClientAuthenticator;

  constructor(deps: OAuthServiceDeps) {
    this.#deps = deps;
    this.tokens = deps.tokens ?? new TokenStore(deps.clock);
    this.#codes = new CodeStore(deps.clock);
    this.#client = new ClientAuthenticator(deps.clientId, deps.clientSecret);
  }

  /** An access token for whoever runs the server, without the way through the browser. */
  createAccessToken(): string {
    const token = randomBytes(32).toString('base64url');
    this.tokens.keep('access', token, new Grant(), this.#deps.tokenLifetime * 1000);
    this.#deps.onDidChangeTokens?.();
    return token;
  }

  /** @param serviceUrl base URL of the SCIM service as this client addressed it */
  async answer(
    endpoint: OAuthEndpoint,
    transaction: Transaction,
    serviceUrl: string,
  ): Promise<void> {
    if (!methods[endpoint].includes(transaction.request.method ?? '')) {
      transaction.send(answerMethod(transaction, methods[endpoint]));
      return;
    }
    switch (endpoint) {
      case 'authorization':
        answerAuthorization(transaction, { ...this.#deps, codes: this.#codes }, serviceUrl);
        return;
      case 'token':
        await answerJson(transaction, async () => {
          const form = this.#readClientForm(transaction);
          const granted = await grantTokens(form, {
            ...this.#deps,
            codes: this.#codes,
            tokens: this.tokens,
          });
          noteGrant(transaction, form);
          return jsonAnswer(200, granted);
        });
        break;
      case 'revocation':
        await answerJson(transaction, () => {
          this.#revoke(transaction, this.#readClientForm(transaction));
          return emptyAnswer;
        });
    }
    // Also where the answer is an error: a code that comes twice revokes what it gave.
    this.#deps.onDidChangeTokens?.();
  }

  #readClientForm(transaction: Transaction): Parameters {
    noteQuery(transaction);
    const form = readForm(transaction);
    this.#client.authenticate(transaction.request.headers.authorization, form);
    return form;
  }

  /** RFC 7009 2.2: what is no token of ours is revoked as well. */
  #revoke(transaction: Transaction, form: Parameters): void {
    const token = form.get('token');
    if (token === undefined) {
      throw invalidRequest('The parameter token is missing (RFC 7009 2.1).');
    }
    const revoked = this.tokens.revoke(token);
    transaction.note({
      id: 'oauth2.revoked',
      level: 'hint',
      detail: revocations[revoked ?? 'none'],
    });
  }
}

const methods: Readonly<Record<OAuthEndpoint, readonly string[]>> = {
  authorization: ['GET', 'HEAD', 'POST'],
  token: ['POST'],
  revocation: ['POST'],
};

function answerMethod({ request }: Transaction, allowed: readonly string[]): Answer {
  const list = [...allowed, 'OPTIONS'].join(', ');
  if (request.method === 'OPTIONS') {
    return { status: 204, headers: [['Allow', list]] };
  }
  return problemAnswer(
    invalidRequest(`${request.method ?? ''} is not allowed here: only ${list} are (RFC 6749 3).`, {
      status: 405,
      headers: [['Allow', list]],
    }),
  );
}

/** What the client did wrong is told to it, and in more words to whoever looks at the exchange. */
async function answerJson(
  transaction: Transaction,
  run: () => Promise<Answer> | Answer,
): Promise<void> {
  try {
    transaction.send(await run());
  } catch (error) {
    if (!(error instanceof OAuthProblem)) {
      throw error;
    }
    transaction.note(toObservation(error));
    transaction.send(problemAnswer(error));
  }
}

/** RFC 6749 2.3.1: never in the request URI, which ends up in logs. */
function noteQuery(transaction: Transaction): void {
  const names = ['client_secret', 'code', 'refresh_token', 'token', 'grant_type'];
  const query = readQuery(transaction);
  const found = names.filter((name) => query.has(name));
  if (found.length > 0) {
    transaction.note({
      id: 'oauth2.inQuery',
      level: 'warning',
      detail: `The URL has ${found.join(', ')} in its query, where they are not read: parameters go in the body (RFC 6749 2.3.1 and 3.2).`,
    });
  }
}

function noteGrant(transaction: Transaction, form: Parameters): void {
  if (form.get('grant_type') === 'client_credentials') {
    transaction.note({
      id: 'oauth2.clientCredentials',
      level: 'hint',
      detail:
        'The client got an access token for itself (RFC 6749 4.4). Scripts may; Okta knows only the authorization code grant for SCIM.',
    });
  }
}

const revocations = {
  access: 'The access token is revoked. Its refresh token still gives others.',
  refresh: 'The refresh token is revoked, and all access tokens that came of the same consent.',
  none: 'There is no such token here, so there was nothing to revoke; the answer is the same (RFC 7009 2.2).',
} as const;
