import { type ObservationLevel } from '../exchange/exchange.js';
import { type AuthenticationScheme } from '../scim/discovery/serviceProviderConfig.js';
import {
  type GuardedMode,
  type TokenStanding,
  endedTokenMeanings,
  meaningOf,
} from './credentialMeanings.js';
import { findBasicSlip } from './basicSlip.js';
import { type CredentialShape, type Credentials, readCredentials } from './credentialShape.js';
import { type Meaning } from './meaning.js';
import { Secret } from './secret.js';
import { basicSlipMeanings, oddSchemeMeaning, tokenOfAnotherStart } from './slipMeanings.js';

/** The credentials that the mock asks for. */
export type Authentication =
  | { readonly mode: 'bearer'; readonly token: string }
  | { readonly mode: 'basic'; readonly username: string; readonly password: string }
  | {
      readonly mode: 'oauth2';
      readonly clientId: string;
      readonly clientSecret: string;
      /** Besides those of Okta and of this machine; each as it stands, in full (RFC 6749 3.1.2.2). */
      readonly redirectUris: readonly string[];
      /** Of an access token, in seconds. */
      readonly tokenLifetime: number;
    }
  | { readonly mode: 'none' };

/** Knows the access tokens, where the mode is OAuth 2. */
export interface TokenJudge {
  standingOf(accessToken: string): TokenStanding;
}

export interface AuthorizationProblem extends Meaning {
  readonly level: ObservationLevel;
  /** RFC 9110 11.6.1. */
  readonly challenge: string;
}

/** Checks Authorization headers against what one server asks for, in constant time. */
export class Authorizer {
  readonly #mode: Authentication['mode'];
  readonly #secret: Secret;
  readonly #tokens: TokenJudge | undefined;

  /** @param tokens needed where the mode is OAuth 2; without it no token is valid. */
  constructor(authentication: Authentication, tokens?: TokenJudge) {
    this.#mode = authentication.mode;
    this.#secret = new Secret(secretOf(authentication));
    this.#tokens = tokens;
  }

  get schemes(): readonly AuthenticationScheme[] {
    return [schemeByMode[this.#mode]];
  }

  /** Undefined where the request is let in. */
  check(header: string | undefined): AuthorizationProblem | undefined {
    const mode = this.#mode;
    if (mode === 'none') {
      return undefined;
    }
    const credentials = readCredentials(header);
    const { shape } = credentials;
    const standing = this.#standingOf(mode, credentials);
    if (standing === 'valid' && shape === shapeByMode[mode]) {
      return undefined;
    }
    return {
      ...this.#explain(mode, credentials, standing),
      level: 'error',
      challenge: challengeOf(mode, shape, standing),
    };
  }

  /** What is worth a hint about a header that was let in. */
  hintOf(header: string | undefined): Omit<Meaning, 'detail'> | undefined {
    return this.#mode !== 'none' && header !== undefined && !/^\s*(?:Bearer|Basic) /.test(header)
      ? oddSchemeMeaning
      : undefined;
  }

  #standingOf(mode: GuardedMode, { shape, value }: Credentials): TokenStanding {
    const given = shape === 'basic' ? Buffer.from(value, 'base64').toString('utf-8') : value;
    if (mode === 'basic') {
      return this.#isSecret(given);
    }
    // A token that was typed into the field of the password is still the right one.
    const token = shape === 'basic' ? given.slice(given.indexOf(':') + 1) : given;
    return mode === 'oauth2'
      ? (this.#tokens?.standingOf(token) ?? 'unknown')
      : this.#isSecret(token);
  }

  #isSecret(text: string): 'valid' | 'unknown' {
    return this.#secret.isSame(text) ? 'valid' : 'unknown';
  }

  #explain(mode: GuardedMode, { shape, value }: Credentials, standing: TokenStanding): Meaning {
    if (mode === 'basic') {
      const slip =
        shape === 'basic' ? findBasicSlip(value, (pair) => this.#secret.isSame(pair)) : undefined;
      return slip ? basicSlipMeanings[slip] : meaningOf(mode, shape);
    }
    return shape === 'bearer'
      ? explainToken(mode, value, standing)
      : explainShape(mode, shape, standing);
  }
}

const shapeByMode: Readonly<Record<GuardedMode, CredentialShape>> = {
  bearer: 'bearer',
  basic: 'basic',
  oauth2: 'bearer',
};

const secretOf = (authentication: Authentication): string => {
  switch (authentication.mode) {
    case 'bearer':
      return authentication.token;
    case 'basic':
      return `${authentication.username}:${authentication.password}`;
    case 'oauth2':
    case 'none':
      return '';
  }
};

const bearerScheme: AuthenticationScheme = {
  type: 'oauthbearertoken',
  name: 'OAuth Bearer Token',
  description: 'A token in the Authorization header, after the word Bearer.',
  specUri: 'https://www.rfc-editor.org/rfc/rfc6750.html',
};

const schemeByMode: Readonly<Record<Authentication['mode'], AuthenticationScheme>> = {
  bearer: bearerScheme,
  // RFC 7643 5 requires one scheme, and knows none for a service that asks for nothing.
  none: {
    ...bearerScheme,
    description:
      'No credentials are asked for; a token in the Authorization header, after the word Bearer, is let in unseen.',
  },
  basic: {
    type: 'httpbasic',
    name: 'HTTP Basic',
    description: 'A user name and a password in the Authorization header.',
    specUri: 'https://www.rfc-editor.org/rfc/rfc7617.html',
  },
  oauth2: {
    type: 'oauth2',
    name: 'OAuth 2',
    description:
      'An access token of the authorization code grant in the Authorization header, after the word Bearer.',
    specUri: 'https://www.rfc-editor.org/rfc/rfc6749.html',
  },
};

const tokenShapes: ReadonlySet<CredentialShape> = new Set([
  'bearer',
  'emptyBearer',
  'doubledBearer',
  'quoted',
  'lineBreak',
]);

/** RFC 6750 3.1: the error code only where a token came. */
function challengeOf(mode: GuardedMode, shape: CredentialShape, standing: TokenStanding): string {
  if (mode === 'basic') {
    return 'Basic realm="SCIM", charset="UTF-8"';
  }
  if (!tokenShapes.has(shape)) {
    return 'Bearer realm="SCIM"';
  }
  const reason =
    mode === 'oauth2' && shape === 'bearer'
      ? `, error_description="The access token is ${standing}"`
      : '';
  return `Bearer realm="SCIM", error="invalid_token"${reason}`;
}

/** A token in the right shape that is not taken. */
function explainToken(mode: GuardedMode, token: string, standing: TokenStanding): Meaning {
  if (isEnded(standing)) {
    return endedTokenMeanings[standing];
  }
  return mode === 'bearer' && isMadeUp(token) ? tokenOfAnotherStart : meaningOf(mode, 'bearer');
}

/** As `generateToken` of the workbench makes them: 32 bytes in base64url. */
const isMadeUp = (token: string): boolean => /^[\w-]{43}$/.test(token);

function explainShape(mode: GuardedMode, shape: CredentialShape, standing: TokenStanding): Meaning {
  const { id, detail, meaning } = meaningOf(mode, shape);
  return { id, detail, meaning: `${meaning}${standings[standing]}` };
}

/** What the token would be worth in the right shape. */
const standings: Readonly<Record<TokenStanding, string>> = {
  valid: ' The token itself is the right one.',
  expired: ' The token itself has expired, too.',
  revoked: ' The token itself has been revoked, too.',
  unknown: '',
};

const isEnded = (standing: TokenStanding): standing is 'expired' | 'revoked' =>
  standing === 'expired' || standing === 'revoked';

/** The whole Authorization header value that a client sends, but for access tokens; empty for none. */
export function authorizationOf(
  authentication: Exclude<Authentication, { readonly mode: 'oauth2' }>,
): string {
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
