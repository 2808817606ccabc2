import { type ObservationId, type ServerObservation } from '../observationIds.js';
import { type Answer, type Transaction } from '../transaction.js';
import { type AuthorizationRequest, type CodeStore } from './codeStore.js';
import { isOwnPage } from './ownPage.js';
import { OAuthProblem } from './oauthProblem.js';
import { type PageProblem, problemPage, questionPage } from './pages.js';
import { type Parameters, readForm, readQuery } from './parameters.js';
import { findRedirectUriProblem } from './redirectUris.js';

export interface AuthorizationEndpointDeps {
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly codes: CodeStore;
  readonly publicBaseUrl: () => string | undefined;
}

/** GET shows the question, POST is the answer of the page to it (RFC 6749 3.1). */
export function answerAuthorization(
  transaction: Transaction,
  deps: AuthorizationEndpointDeps,
  serviceUrl: string,
): void {
  try {
    transaction.send(
      transaction.request.method === 'POST'
        ? decide(transaction, deps)
        : ask(transaction, deps, serviceUrl),
    );
  } catch (error) {
    if (!(error instanceof OAuthProblem)) {
      throw error;
    }
    transaction.send(
      toPage(transaction, error.observationId, {
        status: error.status,
        title: 'This authorization request cannot be read',
        reason: error.message,
        advice: 'Start again where you came from; in Okta, on the page Provisioning > Integration.',
      }),
    );
  }
}

function ask(
  transaction: Transaction,
  { clientId, redirectUris, codes }: AuthorizationEndpointDeps,
  serviceUrl: string,
): Answer {
  const query = readQuery(transaction);
  const asked = query.get('client_id');
  if (asked !== clientId) {
    return toPage(transaction, 'oauth2.unknownClient', {
      status: 400,
      title: 'This client is not known',
      reason:
        asked === undefined
          ? 'The authorization request has no client_id (RFC 6749 4.1.1).'
          : `The authorization request is for the client ${shorten(asked)}, which is not registered here.`,
      advice:
        'Enter the client id of the running mock server in Okta; SCIM Workbench shows it beside the base URL.',
    });
  }
  const redirectUri = query.get('redirect_uri');
  const problem =
    redirectUri === undefined ? 'missing' : findRedirectUriProblem(redirectUri, redirectUris);
  if (redirectUri === undefined || problem !== undefined) {
    return toPage(transaction, 'oauth2.redirectUri', {
      status: 400,
      title: 'Nobody is sent back to this address',
      reason: `${redirectUriReasons[problem ?? 'missing']}${redirectUri === undefined ? '' : ` It is ${shorten(redirectUri)}.`}`,
      advice:
        'No code goes to an address that is not registered (RFC 6749 3.1.2.4). Register it with --redirect-uri or the setting scimWorkbench.server.redirectUris. These are let in, besides http addresses of this machine:',
      list: redirectUris,
    });
  }
  return askFor({ transaction, codes, query, redirectUri, serviceUrl });
}

const redirectUriReasons = {
  missing: 'The authorization request has no redirect_uri (RFC 6749 3.1.2.3).',
  notAbsolute: 'The redirect_uri is no absolute URI without fragment (RFC 6749 3.1.2).',
  notRegistered: 'The redirect_uri is not registered here.',
} as const;

interface Asking {
  readonly transaction: Transaction;
  readonly codes: CodeStore;
  readonly query: Parameters;
  readonly redirectUri: string;
  readonly serviceUrl: string;
}

/** From here on the redirect URI is trusted, and the client is told there what is wrong. */
function askFor({ transaction, codes, query, redirectUri, serviceUrl }: Asking): Answer {
  const state = query.get('state');
  try {
    const request = readRequest(query, redirectUri);
    if (state === undefined) {
      transaction.note({
        id: 'oauth2.noState',
        level: 'warning',
        detail:
          'The authorization request has no state, so the client cannot tell whether the answer is to its own question (RFC 6749 10.12). Okta sends one.',
      });
    }
    return questionPage({ request, id: codes.ask(request), serviceUrl });
  } catch (error) {
    if (!(error instanceof OAuthProblem)) {
      throw error;
    }
    transaction.note(toObservation(error));
    const { code, description } = error;
    return redirectTo(redirectUri, { error: code, error_description: description, state });
  }
}

/** @throws OAuthProblem */
function readRequest(query: Parameters, redirectUri: string): AuthorizationRequest {
  const responseType = query.get('response_type');
  if (responseType !== 'code') {
    throw responseType === undefined
      ? new OAuthProblem(
          'invalid_request',
          'response_type is missing; it is code (RFC 6749 4.1.1).',
        )
      : new OAuthProblem(
          'unsupported_response_type',
          'The only response_type is code, as Okta uses the authorization code grant.',
        );
  }
  return {
    clientId: query.get('client_id') ?? '',
    redirectUri,
    state: query.get('state'),
    scope: readScope(query.get('scope')),
    codeChallenge: readChallenge(query),
  };
}

/** RFC 6749 3.3. */
function readScope(text: string | undefined): readonly string[] | undefined {
  const scopes = text?.split(' ').filter((scope) => scope !== '') ?? [];
  if (!scopes.every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))) {
    throw new OAuthProblem(
      'invalid_scope',
      'scope has characters that no scope has (RFC 6749 3.3): blanks go between scopes, no quotes nor backslashes.',
    );
  }
  return scopes.length === 0 ? undefined : scopes;
}

/** RFC 7636 4.3, with S256 alone: `plain` protects from nothing that can read requests. */
function readChallenge(query: Parameters): string | undefined {
  const challenge = query.get('code_challenge');
  const method = query.get('code_challenge_method');
  if (challenge === undefined) {
    if (method !== undefined) {
      throw new OAuthProblem(
        'invalid_request',
        'code_challenge_method came without code_challenge.',
      );
    }
    return undefined;
  }
  if (method !== 'S256') {
    throw new OAuthProblem(
      'invalid_request',
      'The only code_challenge_method is S256; without one it would be plain (RFC 7636 4.3).',
    );
  }
  if (!/^[\w-]{43}$/.test(challenge)) {
    throw new OAuthProblem(
      'invalid_request',
      'code_challenge is not the base64url of a SHA-256 digest (RFC 7636 4.2).',
    );
  }
  return challenge;
}

function decide(
  transaction: Transaction,
  { codes, publicBaseUrl }: AuthorizationEndpointDeps,
): Answer {
  if (!isOwnPage(transaction.request, publicBaseUrl())) {
    return toPage(transaction, 'oauth2.crossSite', {
      status: 403,
      title: 'This answer came from another page',
      reason: 'Only the page of this server that asks may answer (RFC 6749 10.12).',
      advice:
        'Start again where you came from. If this server is behind a tunnel or a proxy, set its public base URL.',
    });
  }
  const form = readForm(transaction);
  const request = codes.takeQuestion(form.get('question') ?? '');
  const decision = form.get('decision');
  if (!request || (decision !== 'allow' && decision !== 'deny')) {
    return toPage(transaction, 'oauth2.noQuestion', {
      status: 400,
      title: 'This question is no longer open',
      reason: 'It was answered before, it is older than ten minutes, or the server was restarted.',
      advice: 'Start again where you came from; in Okta, on the page Provisioning > Integration.',
    });
  }
  const { redirectUri, state } = request;
  return decision === 'allow'
    ? redirectTo(redirectUri, { code: codes.issue(request), state })
    : redirectTo(redirectUri, {
        error: 'access_denied',
        error_description: 'Deny was chosen on the page of the mock server.',
        state,
      });
}

/** RFC 6749 4.1.2; a query that the redirect URI has already stays. */
function redirectTo(
  redirectUri: string,
  parameters: Readonly<Record<string, string | undefined>>,
): Answer {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  return {
    status: 302,
    headers: [
      ['Location', `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query.toString()}`],
      ['Cache-Control', 'no-store'],
    ],
  };
}

const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

function toPage(transaction: Transaction, id: ObservationId, problem: PageProblem): Answer {
  transaction.note({ id, level: 'error', detail: `${problem.reason} ${problem.advice}` });
  return problemPage(problem);
}

export const toObservation = (problem: OAuthProblem): ServerObservation => ({
  id: problem.observationId,
  level: 'error',
  detail: problem.meaning === undefined ? problem.message : `${problem.message} ${problem.meaning}`,
});
