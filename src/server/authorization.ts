import { timingSafeEqual } from 'node:crypto';
import { type ObservationLevel } from '../exchange/exchange.js';
import { type AuthenticationScheme } from '../scim/discovery/serviceProviderConfig.js';

/** The credentials that the mock asks for. */
export type Authentication =
  | { readonly mode: 'bearer'; readonly token: string }
  | { readonly mode: 'basic'; readonly username: string; readonly password: string }
  | { readonly mode: 'none' };

/** The whole Authorization header value that a client sends; empty where none is asked for. */
export function authorizationOf(authentication: Authentication): string {
  switch (authentication.mode) {
    case 'bearer':
      return `Bearer ${authentication.token}`;
    case 'basic': {
      const pair = `${authentication.username}:${authentication.password}`;
      return `Basic ${Buffer.from(pair, 'utf-8').toString('base64')}`;
    }
    case 'none':
      return '';
  }
}

/** The shapes that Okta's settings lead to, right and wrong ones. */
export type CredentialShape = 'missing' | 'bearer' | 'doubledBearer' | 'basic' | 'raw';

export interface Credentials {
  readonly shape: CredentialShape;
  /** What follows the scheme; of a raw value all of it. */
  readonly value: string;
}

/** Schemes in any capitals (RFC 9110 11.1). */
function readCredentials(header: string | undefined): Credentials {
  const text = header?.trim() ?? '';
  if (text === '') {
    return { shape: 'missing', value: '' };
  }
  const [, scheme = '', rest = ''] = /^(bearer|basic)(?:\s+(.*))?$/i.exec(text) ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return /^bearer\s/i.test(rest)
        ? { shape: 'doubledBearer', value: rest.replace(/^(?:bearer\s+)+/i, '') }
        : { shape: 'bearer', value: rest };
    case 'basic':
      return { shape: 'basic', value: rest };
    default:
      return { shape: 'raw', value: text };
  }
}

export interface AuthorizationProblem {
  /** For the observation, for example `auth.doubledBearer`. */
  readonly id: string;
  readonly level: ObservationLevel;
  /** For the client; Okta shows it to the administrator. */
  readonly detail: string;
  /** What it means for the settings in Okta. */
  readonly meaning: string;
  /** RFC 9110 11.6.1. */
  readonly challenge: string;
}

/** Checks Authorization headers against one set of credentials, in constant time. */
export class Authorizer {
  readonly #authentication: Authentication;
  readonly #secret: Secret;

  constructor(authentication: Authentication) {
    this.#authentication = authentication;
    this.#secret = new Secret(secretOf(authentication));
  }

  get schemes(): readonly AuthenticationScheme[] {
    const { mode } = this.#authentication;
    return mode === 'none' ? [] : [schemeByMode[mode]];
  }

  /** Undefined where the request is let in. */
  check(header: string | undefined): AuthorizationProblem | undefined {
    const { mode } = this.#authentication;
    if (mode === 'none') {
      return undefined;
    }
    const { shape, value } = readCredentials(header);
    const given = shape === 'basic' ? Buffer.from(value, 'base64').toString('utf-8') : value;
    const isRight = this.#secret.isSame(given);
    if (isRight && shape === mode) {
      return undefined;
    }
    const { id, detail, meaning } = explain(mode, shape, isRight);
    return { id, level: 'error', detail, meaning, challenge: challengeOf(mode, shape) };
  }
}

const secretOf = (authentication: Authentication): string => {
  switch (authentication.mode) {
    case 'bearer':
      return authentication.token;
    case 'basic':
      return `${authentication.username}:${authentication.password}`;
    case 'none':
      return '';
  }
};

/**
 * Tells whether a text is the secret, in a time that depends neither on where they differ nor on how long
 * the secret is: both are compared as bytes of one width. To compare digests took 11 µs a request.
 */
class Secret {
  readonly #length: number;
  readonly #expected: Buffer;
  readonly #given: Buffer;

  constructor(text: string) {
    this.#length = Buffer.byteLength(text);
    const width = Math.max(leastWidth, this.#length);
    this.#expected = Buffer.alloc(width);
    this.#expected.write(text);
    this.#given = Buffer.alloc(width);
  }

  isSame(text: string): boolean {
    this.#given.fill(0).write(text);
    const isSame = timingSafeEqual(this.#given, this.#expected);
    this.#given.fill(0);
    // What was cut off or filled up is no match.
    return isSame && Buffer.byteLength(text) === this.#length;
  }
}

/** Longer than nearly every secret, so that the width says nothing about this one. */
const leastWidth = 256;

const schemeByMode: Readonly<Record<'bearer' | 'basic', AuthenticationScheme>> = {
  bearer: {
    type: 'oauthbearertoken',
    name: 'OAuth Bearer Token',
    description: 'A token in the Authorization header, after the word Bearer.',
    specUri: 'https://www.rfc-editor.org/rfc/rfc6750.html',
  },
  basic: {
    type: 'httpbasic',
    name: 'HTTP Basic',
    description: 'A user name and a password in the Authorization header.',
    specUri: 'https://www.rfc-editor.org/rfc/rfc7617.html',
  },
};

/** RFC 6750 3.1: the error code only where a token came. */
const challengeOf = (mode: 'bearer' | 'basic', shape: CredentialShape): string =>
  mode === 'basic'
    ? 'Basic realm="SCIM", charset="UTF-8"'
    : shape === 'bearer' || shape === 'doubledBearer'
      ? 'Bearer realm="SCIM", error="invalid_token"'
      : 'Bearer realm="SCIM"';

interface Explanation {
  readonly id: string;
  readonly detail: string;
  readonly meaning: string;
}

function explain(
  mode: 'bearer' | 'basic',
  shape: CredentialShape,
  isSecretRight: boolean,
): Explanation {
  const explanation = explanations[mode][shape];
  return isSecretRight && mode === 'bearer'
    ? { ...explanation, meaning: `${explanation.meaning} The token itself is the right one.` }
    : explanation;
}

/** What each shape means where the server asks for a token, and where it asks for name and password. */
const explanations: Readonly<
  Record<'bearer' | 'basic', Readonly<Record<CredentialShape, Explanation>>>
> = {
  bearer: {
    missing: {
      id: 'auth.missing',
      detail: 'The request has no Authorization header; this server asks for "Bearer" and a token.',
      meaning:
        'No Authorization header came. In an app of the App Integration Wizard, choose the authentication mode HTTP Header and paste the token.',
    },
    bearer: {
      id: 'auth.wrongToken',
      detail: 'The token in the Authorization header is not the one of this server.',
      meaning:
        'The header came in the right shape, "Bearer" and a token, but with another token. Copy the token of the running server into the app once more; a server that makes up its token makes up a new one each time.',
    },
    doubledBearer: {
      id: 'auth.doubledBearer',
      detail: 'The Authorization header says "Bearer" twice before the token.',
      meaning:
        'The App Integration Wizard puts "Bearer" before what is typed into its field, so the field takes the token alone. Only the Header Auth template app sends its field as typed.',
    },
    basic: {
      id: 'auth.basicInsteadOfBearer',
      detail: 'The Authorization header is Basic; this server asks for "Bearer" and a token.',
      meaning:
        'The app is set to Basic Auth. Choose HTTP Header (App Integration Wizard) or Bearer (OIN Wizard), or start the server with basic authentication.',
    },
    raw: {
      id: 'auth.raw',
      detail:
        'The Authorization header holds a bare value; this server asks for "Bearer" before the token.',
      meaning:
        'The value came without "Bearer". The Header Auth template app and the mode Header of the OIN Wizard send the field as it was typed: type "Bearer", a blank and the token there. The App Integration Wizard adds the word by itself.',
    },
  },
  basic: {
    missing: {
      id: 'auth.missing',
      detail: 'The request has no Authorization header; this server asks for Basic authentication.',
      meaning:
        'No Authorization header came. In an app of the App Integration Wizard, choose the authentication mode Basic Auth and enter user name and password.',
    },
    bearer: {
      id: 'auth.bearerInsteadOfBasic',
      detail: 'The Authorization header holds a token; this server asks for Basic authentication.',
      meaning:
        'The app is set to HTTP Header or OAuth 2. Choose Basic Auth, or start the server with bearer authentication. Apps in the OIN catalogue cannot use Basic.',
    },
    doubledBearer: {
      id: 'auth.doubledBearer',
      detail:
        'The Authorization header says "Bearer" twice; this server asks for Basic authentication.',
      meaning:
        'The app is set to HTTP Header, and "Bearer" was typed into a field to which the App Integration Wizard adds it. Choose Basic Auth, or start the server with bearer authentication.',
    },
    basic: {
      id: 'auth.wrongPassword',
      detail:
        'The user name or the password in the Authorization header is not the one of this server.',
      meaning:
        'The header came in the right shape, Basic, but with another user name or password. Enter both in the app once more.',
    },
    raw: {
      id: 'auth.raw',
      detail:
        'The Authorization header holds a bare value; this server asks for Basic authentication.',
      meaning:
        'The value came as it was typed into an API token field. Choose Basic Auth in the app, or start the server with bearer authentication.',
    },
  },
};
