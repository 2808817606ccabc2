import { type ProfileName, type SwitchValues } from '../scim/profile.js';
import { type SchemaFile } from '../scim/schema/registry.js';
import { type DataFile } from './data/dataFile.js';

/** The credentials that the mock asks for. */
export type Authentication =
  | { readonly mode: 'bearer'; readonly token: string }
  | { readonly mode: 'basic'; readonly username: string; readonly password: string }
  | OAuth2Authentication
  | { readonly mode: 'none' };

/** The authorization code grant, for one client: Okta. */
export interface OAuth2Authentication {
  readonly mode: 'oauth2';
  readonly clientId: string;
  readonly clientSecret: string;
  /** Besides those of Okta and of this machine; each in full. */
  readonly redirectUris: readonly string[];
  /** Of an access token, in seconds. */
  readonly tokenLifetime: number;
}

/** What an administrator enters in Okta for OAuth 2. */
export interface OAuth2State {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly revocationEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Everything that a mock server is started with. */
export interface ServerOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Begins with a slash and does not end with one, for example `/scim/v2`. */
  readonly basePath: string;
  readonly authentication: Authentication;
  readonly profile: ProfileName;
  /** Switches of the profile that are set otherwise than it says. */
  readonly switches?: Partial<SwitchValues> | undefined;
  /** People to make up at the start; a tenth as many groups, three at least when there are people. */
  readonly seed: number;
  readonly schemaFiles: readonly SchemaFile[];
  /** Resources to load after the seed, as JSON of their type (with `schemas`), with or without `id`. */
  readonly data?: DataFile | undefined;
  /** The folder that keeps the data; without it they are in memory. Seed and data file begin it. */
  readonly store?: string | undefined;
  /** The address under which Okta reaches the server (tunnel, forwarded port); else what the client asked for. */
  readonly publicBaseUrl?: string | undefined;
  /** Id or userName of the person at `/Me` while none has been created there (RFC 7644 3.11). */
  readonly me?: string | undefined;
  /** How long to keep trying a port that is taken, in milliseconds. A window reload needs about 6,000. */
  readonly portRetry: number;
}

/** Where programs change how the mock behaves, with credentials of its own. */
export interface AdminAccess {
  /** Without a slash at its end; the routes lie below it, for example `/faults`. */
  readonly url: string;
  /** The whole Authorization header value. */
  readonly authorization: string;
}

export type ServerState =
  | { readonly status: 'stopped' }
  | { readonly status: 'starting' }
  | {
      readonly status: 'running';
      readonly port: number;
      /** `http://127.0.0.1:8484/scim/v2`, the address on this machine. */
      readonly baseUrl: string;
      /**
       * The whole Authorization header value that a client sends; empty where none is asked for. With
       * OAuth 2 an access token of the start, which ends: `Workbench.createAuthorization` gives others.
       */
      readonly authorization: string;
      /** Where the authentication is OAuth 2; below the public base URL where there is one. */
      readonly oauth2?: OAuth2State;
      readonly profile: ProfileName;
      /** Switches of the profile that are set otherwise than it says; empty where none is. */
      readonly switches: Partial<SwitchValues>;
      readonly publicBaseUrl?: string;
      readonly admin: AdminAccess;
    }
  | { readonly status: 'stopping' }
  | { readonly status: 'failed'; readonly error: Error };

export type RunningState = Extract<ServerState, { readonly status: 'running' }>;
