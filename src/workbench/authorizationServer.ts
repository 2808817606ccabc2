import { type Clock } from '../base/clock.js';
import { toCallbackUris } from '../okta/settings/oauthCallbacks.js';
import { type OAuthService } from '../server/oauth/oauthService.js';
import { type TokenStore } from '../server/oauth/tokenStore.js';
import { type Authentication, type OAuth2Authentication } from './serverOptions.js';

export interface AuthorizationServerDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly publicBaseUrl: () => string | undefined;
}

/** The OAuth 2 side of a mock server. Its tokens outlive a restart for the same client. */
export class AuthorizationServer {
  readonly #deps: AuthorizationServerDeps;
  #service: OAuthService | undefined;
  #kept: { readonly client: string; readonly tokens: TokenStore } | undefined;

  constructor(deps: AuthorizationServerDeps) {
    this.#deps = deps;
  }

  /** Undefined where the server does without; its code is loaded with the first that needs it. */
  get service(): OAuthService | undefined {
    return this.#service;
  }

  async open(authentication: Authentication): Promise<OAuthService | undefined> {
    if (authentication.mode !== 'oauth2') {
      this.#service = undefined;
      return undefined;
    }
    const { OAuthService: Service } = await import('../server/oauth/oauthService.js');
    const client = clientOf(authentication);
    const { clientId, clientSecret, redirectUris, tokenLifetime } = authentication;
    const service = new Service({
      ...this.#deps,
      clientId,
      clientSecret,
      redirectUris: [...toCallbackUris(''), ...redirectUris],
      tokenLifetime,
      tokens: this.#kept?.client === client ? this.#kept.tokens : undefined,
    });
    this.#service = service;
    this.#kept = { client, tokens: service.tokens };
    return service;
  }
}

const clientOf = ({ clientId, clientSecret }: OAuth2Authentication): string =>
  JSON.stringify([clientId, clientSecret]);
