import { hash } from 'node:crypto';
import { type Clock } from '../../base/clock.js';
import { type TokenJudge } from '../authorization.js';
import { type TokenStanding } from '../credentialMeanings.js';

/** What somebody has allowed at one time. All tokens that came of it end with it. */
export class Grant {
  readonly scope: readonly string[] | undefined;
  isRevoked = false;

  constructor(scope?: readonly string[]) {
    this.scope = scope;
  }
}

export interface KeptToken {
  readonly grant: Grant;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
  isRevoked: boolean;
}

export type TokenKind = 'access' | 'refresh';

/** So many are remembered; then the oldest are forgotten, and are unknown from there on. */
const mostKept: Readonly<Record<TokenKind, number>> = { access: 10_000, refresh: 1_000 };

/**
 * The tokens that are out. Kept by their digest: to look one up tells nothing about the others by its
 * time, and nothing here can be read out as a token.
 */
export class TokenStore implements TokenJudge {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #kept: Readonly<Record<TokenKind, Map<string, KeptToken>>> = {
    access: new Map(),
    refresh: new Map(),
  };

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** @param lifetime in milliseconds; without it the token ends with its grant. */
  keep(kind: TokenKind, token: string, grant: Grant, lifetime = Infinity): void {
    const kept = this.#kept[kind];
    kept.set(digest(token), { grant, expiresAt: this.#clock.now() + lifetime, isRevoked: false });
    const [oldest] = kept.keys();
    if (kept.size > mostKept[kind] && oldest !== undefined) {
      kept.delete(oldest);
    }
  }

  /** What is known of the newest ones, oldest first; no token can be read out of it. */
  newest(kind: TokenKind, count: number): readonly (readonly [digest: string, KeptToken])[] {
    return [...this.#kept[kind]].slice(-count);
  }

  /** Takes over one that a store before this one has kept. */
  restore(kind: TokenKind, tokenDigest: string, kept: KeptToken): void {
    this.#kept[kind].set(tokenDigest, kept);
  }

  standingOf(token: string, kind: TokenKind = 'access'): TokenStanding {
    const kept = this.#kept[kind].get(digest(token));
    if (!kept) {
      return 'unknown';
    }
    if (kept.isRevoked || kept.grant.isRevoked) {
      return 'revoked';
    }
    return kept.expiresAt <= this.#clock.now() ? 'expired' : 'valid';
  }

  findGrant(refreshToken: string): Grant | undefined {
    return this.#kept.refresh.get(digest(refreshToken))?.grant;
  }

  /**
   * RFC 7009 2.1: with a refresh token its access tokens end as well; with an access token only that.
   *
   * @returns which kind it was; undefined where no such token is known.
   */
  revoke(token: string): TokenKind | undefined {
    const key = digest(token);
    const refresh = this.#kept.refresh.get(key);
    if (refresh) {
      refresh.grant.isRevoked = true;
      return 'refresh';
    }
    const access = this.#kept.access.get(key);
    if (access) {
      access.isRevoked = true;
      return 'access';
    }
    return undefined;
  }
}

const digest = (token: string): string => hash('sha256', token, 'base64url');
