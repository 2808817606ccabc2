import { type ExchangeView } from '../../validate/view/exchangeView.js';
import { type OperationDescription } from './operation.js';
import { type OAuthPlace } from '../../validate/view/place.js';
import { readQueryParameters } from '../../validate/view/queryParameters.js';

/** What a request for an OAuth 2 endpoint does. Undefined where its method is not one of them. */
export function describeOAuth(
  facts: ExchangeView,
  endpoint: OAuthPlace,
): OperationDescription | undefined {
  const { method } = facts;
  if (method === 'POST') {
    return describePost(facts, endpoint);
  }
  const isQuestion = endpoint === 'authorization' && (method === 'GET' || method === 'HEAD');
  return isQuestion
    ? { id: 'oauth2.authorize', title: 'OAuth 2: ask for authorization' }
    : undefined;
}

function describePost({ exchange }: ExchangeView, endpoint: OAuthPlace): OperationDescription {
  const form = new Map(
    readQueryParameters(`?${exchange.request.body?.text ?? ''}`).map(({ name, value }) => [
      name,
      value,
    ]),
  );
  switch (endpoint) {
    case 'authorization':
      return form.get('decision') === 'deny'
        ? { id: 'oauth2.deny', title: 'OAuth 2: deny' }
        : { id: 'oauth2.allow', title: 'OAuth 2: allow' };
    case 'token':
      return grants.get(form.get('grant_type') ?? '') ?? otherGrant;
    case 'revocation':
      return { id: 'oauth2.revoke', title: 'OAuth 2: revoke token' };
  }
}

const otherGrant: OperationDescription = { id: 'oauth2.token', title: 'OAuth 2: token request' };

const grants: ReadonlyMap<string, OperationDescription> = new Map([
  ['authorization_code', { id: 'oauth2.exchangeCode', title: 'OAuth 2: exchange code for tokens' }],
  ['refresh_token', { id: 'oauth2.refresh', title: 'OAuth 2: refresh access token' }],
  ['client_credentials', { id: 'oauth2.clientCredentials', title: 'OAuth 2: client credentials' }],
]);
