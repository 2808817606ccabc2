import { createHash } from 'node:crypto';
import { type Clock } from '../base/clock.js';
import { type Logger } from '../base/logger.js';
import { toCallbackUris } from '../okta/settings/oauthCallbacks.js';
import { type OAuthService } from '../server/oauth/oauthService.js';
import { printTokens, readTokens } from '../server/oauth/keptTokens.js';
import { type TokenStore } from '../server/oauth/tokenStore.js';
import { type Authentication, type OAuth2Authentication } from './serverOptions.js';
import { type TokenKeeper, TokenWriter } from './tokenKeeper.js';

export interface AuthorizationServerDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly publicBaseUrl: () => string | undefined;
  readonly logger: Logger;
  /** Without it, tokens end with the server. */
  readonly keeper?: TokenKeeper | undefined;
}

/**
 * The OAuth 2 side of a mock server. Its tokens outlive a restart for the same client, and the process
 * where there is somebody to keep them.
 */
export class AuthorizationServer {
  readonly #deps: AuthorizationServerDeps;
  readonly #writer: TokenWriter | undefined;
  #service: OAuthService | undefined;
  #kept: { readonly client: string; readonly tokens: TokenStore } | undefined;

  constructor(deps: AuthorizationServerDeps) {
    this.#deps = deps;
    this.#writer = deps.keeper && new TokenWriter(deps.keeper, deps.logger);
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
    await this.settle();
    const client = clientOf(authentication);
    const { clientId, clientSecret, redirectUris, tokenLifetime } = authentication;
    const service: OAuthService = new Service({
      ...this.#deps,
      clientId,
      clientSecret,
      redirectUris: [...toCallbackUris(''), ...redirectUris],
      tokenLifetime,
      tokens: this.#kept?.client === client ? this.#kept.tokens : await this.#readKept(client),
      onDidChangeTokens: () => {
        this.#writer?.write(() => printTokens(service.tokens, client));
      },
    });
    this.#service = service;
    this.#kept = { client, tokens: service.tokens };
    return service;
  }

  /** Resolves when the tokens are where they are kept. */
  async settle(): Promise<void> {
    await this.#writer?.settle();
  }

  async #readKept(client: string): Promise<TokenStore | undefined> {
    const { keeper, clock, logger } = this.#deps;
    try {
      const text = await keeper?.read();
      return text === undefined || text === '' ? undefined : readTokens(text, client, clock);
    } catch (error) {
      // Without them, the app has to be authenticated once more.
      logger.error(error, { what: 'read kept tokens' });
      return undefined;
    }
  }
}

/** Changes with id and secret, and tells neither. */
const clientOf = ({ clientId, clientSecret }: OAuth2Authentication): string =>
  createHash('sha256')
    .update(JSON.stringify([clientId, clientSecret]))
    .digest('base64url');
