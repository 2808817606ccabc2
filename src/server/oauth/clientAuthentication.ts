import { type HttpHeader } from '../../exchange/exchange.js';
import { Secret } from '../secret.js';
import { OAuthProblem, invalidRequest } from './oauthProblem.js';
import { type Parameters } from './parameters.js';

/** RFC 6749 5.2; sent with each 401, as RFC 9110 15.5.2 wants it. */
const challenge: HttpHeader = [
  'WWW-Authenticate',
  'Basic realm="OAuth 2 token endpoint", charset="UTF-8"',
];

/** Knows the one client that is registered, and compares its secret in constant time. */
export class ClientAuthenticator {
  readonly clientId: string;
  readonly #id: Secret;
  readonly #secret: Secret;

  constructor(clientId: string, clientSecret: string) {
    this.clientId = clientId;
    this.#id = new Secret(clientId);
    this.#secret = new Secret(clientSecret);
  }

  /**
   * By Basic header or by the body, not both (RFC 6749 2.3 and 2.3.1).
   *
   * @throws OAuthProblem
   */
  authenticate(authorization: string | undefined, form: Parameters): void {
    const inBody = { id: form.get('client_id'), secret: form.get('client_secret') };
    if (authorization === undefined) {
      this.#check(inBody.id, inBody.secret, 'in the body');
      return;
    }
    if (inBody.secret !== undefined) {
      throw invalidRequest(
        'The client authenticates twice, by the Authorization header and by client_secret in the body. One way a request (RFC 6749 2.3).',
      );
    }
    const pairs = readBasic(authorization);
    const [pair] = pairs;
    if (inBody.id !== undefined && !pairs.some(({ id }) => id === inBody.id)) {
      throw invalidRequest('client_id in the body is another than in the Authorization header.');
    }
    const right = pairs.find((one) => this.#isRight(one.id, one.secret)) ?? pair;
    this.#check(right?.id, right?.secret, 'in the Authorization header');
  }

  #isRight(id: string, secret: string): boolean {
    // Both are compared, whatever comes of the first.
    const results = [this.#id.isSame(id), this.#secret.isSame(secret)];
    return results.every(Boolean);
  }

  #check(id: string | undefined, secret: string | undefined, where: string): void {
    if (id === undefined || secret === undefined) {
      throw invalidClient(
        id === undefined
          ? 'The request has no client_id and client_secret, neither in the Authorization header nor in the body.'
          : 'The request has a client_id but no client_secret.',
        'The client has to prove itself at the token endpoint, by a Basic header or by client_id and client_secret in the body (RFC 6749 2.3.1). PKCE does not stand in for that.',
      );
    }
    if (this.#isRight(id, secret)) {
      return;
    }
    const isKnown = this.#id.isSame(id);
    throw invalidClient(
      isKnown
        ? `The client secret ${where} is not the one of this server.`
        : `The client id ${where} is not known to this server.`,
      isKnown
        ? 'The client id is right, the client secret is not. Copy the client secret of the running server into the app in Okta once more; a server that makes it up makes up a new one each time.'
        : 'Copy client id and client secret of the running server into the app in Okta once more.',
    );
  }
}

interface Pair {
  readonly id: string;
  readonly secret: string;
}

/** Both halves are form-encoded (RFC 6749 2.3.1), which many clients do not do: both readings count. */
function readBasic(authorization: string): readonly Pair[] {
  const encoded = /^basic\s+([\w+/=-]+)\s*$/i.exec(authorization)?.[1];
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf-8');
  const colon = text.indexOf(':');
  if (colon === -1) {
    throw invalidClient(
      'The Authorization header is not Basic with client id and client secret (RFC 6749 2.3.1).',
      'At the token endpoint a client proves itself by a Basic header or in the body; access tokens are for the SCIM service.',
    );
  }
  const plain = { id: text.slice(0, colon), secret: text.slice(colon + 1) };
  return [plain, { id: formDecode(plain.id), secret: formDecode(plain.secret) }];
}

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // expected: a client that does not encode may have a percent sign in its secret
    return text;
  }
}

const invalidClient = (description: string, meaning: string): OAuthProblem =>
  new OAuthProblem('invalid_client', description, { meaning, status: 401, headers: [challenge] });
