import { type Observation, type ObservationLevel } from '../exchange/exchange.js';
import { noteIds } from '../scim/note.js';

/**
 * Everything that the server may put on an exchange: what the service noted, and what was noticed
 * around it. What it means is told in src/validate/rules, a rule for each.
 */
export const observationIds = [
  ...noteIds,
  'auth.basicInsteadOfBearer',
  'auth.bearerInsteadOfBasic',
  'auth.doubledBearer',
  'auth.emptyToken',
  'auth.expiredToken',
  'auth.latin1Password',
  'auth.lineBreakInPassword',
  'auth.lineBreakInToken',
  'auth.missing',
  'auth.plainBasic',
  'auth.quotedToken',
  'auth.raw',
  'auth.revokedToken',
  'auth.schemeCapitals',
  'auth.tokenOfAnotherStart',
  'auth.unknownToken',
  'auth.wrongPassword',
  'auth.wrongToken',
  'body.byteOrderMark',
  'breakpoint.held',
  'fault.hit',
  'forward.drift',
  'forward.notForwarded',
  'forward.unreadableCoding',
  'http.brokenBody',
  'http.refused',
  'oauth2.clientCredentials',
  'oauth2.crossSite',
  'oauth2.inQuery',
  'oauth2.invalidClient',
  'oauth2.invalidGrant',
  'oauth2.invalidRequest',
  'oauth2.invalidScope',
  'oauth2.noQuestion',
  'oauth2.noState',
  'oauth2.redirectUri',
  'oauth2.revoked',
  'oauth2.unknownClient',
  'oauth2.unsupportedGrantType',
  'oauth2.unsupportedResponseType',
  'query.emptyParameter',
  'query.parameterCapitals',
  'query.repeatedParameter',
  'query.unknownAttribute',
  'query.unknownParameter',
  'query.unknownSortBy',
  'url.doubledSlash',
  'url.forwardedHostIgnored',
  'url.trailingSlash',
] as const;

export type ObservationId = (typeof observationIds)[number];

export interface ServerObservation extends Observation {
  readonly id: ObservationId;
  readonly level: ObservationLevel;
}

export type Observe = (observation: ServerObservation) => void;
